// An element's attributes, as libxml2's parser hands them to its callbacks.
#pragma once

#include <libxml/xmlstring.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A view of libxml2's list: names and values in turn, ended by null. Valid during the callback alone.
class Attributes {
public:
    explicit Attributes(const xmlChar** list) : list_(list) {}

    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const {
        for (const xmlChar** at = list_; at != nullptr && *at != nullptr; at += 2) {
            if (name == as_text(at[0])) return at[1] == nullptr ? std::string_view() : as_text(at[1]);
        }
        return std::nullopt;
    }
    [[nodiscard]] std::string_view get(std::string_view name) const { return find(name).value_or(""); }

private:
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libxml2's bytes are unsigned
    static std::string_view as_text(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

    const xmlChar** list_;
};

/// The names in a class attribute.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view list);

/// ASCII letters in lower case.
[[nodiscard]] std::string lower(std::string_view text);

}  // namespace entente
