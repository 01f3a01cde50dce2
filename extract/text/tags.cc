#include "extract/text/tags.h"

#include <algorithm>
#include <array>

namespace entente {
namespace {

#define ENTENTE_NAME(name, text) std::string_view(text),
constexpr std::array kUposNames = {ENTENTE_UPOS(ENTENTE_NAME)};
constexpr std::array kXposNames = {ENTENTE_XPOS(ENTENTE_NAME)};
constexpr std::array kDeprelNames = {ENTENTE_DEPREL(ENTENTE_NAME)};
#undef ENTENTE_NAME

template <typename Tag, std::size_t N>
std::optional<Tag> find_tag(const std::array<std::string_view, N>& names, std::string_view text) {
    const auto* found = std::find(names.begin(), names.end(), text);
    if (found == names.end()) return std::nullopt;
    return static_cast<Tag>(found - names.begin());
}

}  // namespace

std::string_view to_string(Upos tag) {
    return kUposNames[static_cast<std::size_t>(tag)];
}
std::string_view to_string(Xpos tag) {
    return kXposNames[static_cast<std::size_t>(tag)];
}
std::string_view to_string(Deprel relation) {
    return kDeprelNames[static_cast<std::size_t>(relation)];
}

std::optional<Upos> parse_upos(std::string_view text) {
    return find_tag<Upos>(kUposNames, text);
}
std::optional<Xpos> parse_xpos(std::string_view text) {
    return find_tag<Xpos>(kXposNames, text);
}
std::optional<Deprel> parse_deprel(std::string_view text) {
    return find_tag<Deprel>(kDeprelNames, text);
}

Deprel universal(Deprel relation) {
    const std::string_view name = to_string(relation);
    return parse_deprel(name.substr(0, name.find(':'))).value_or(relation);
}

}  // namespace entente
