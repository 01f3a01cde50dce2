// JSON objects, written member by member.
#pragma once

#include <string>
#include <string_view>

#include "export/support/columns.h"
#include "export/support/escape.h"
#include "export/support/number.h"

namespace entente {

/// Opens an object when made and closes it at its end; the text must outlive it.
class JsonObject {
public:
    explicit JsonObject(std::string& text) : text_(text) { text_ += '{'; }
    ~JsonObject() { text_ += '}'; }
    JsonObject(const JsonObject&) = delete;
    JsonObject& operator=(const JsonObject&) = delete;

    /// Writes the name; the caller writes the value.
    void name(std::string_view name) {
        if (!first_) text_ += ", ";
        first_ = false;
        append_json_string(text_, name);
        text_ += ": ";
    }

    /// Empty ones are left out.
    void words(std::string_view name, std::string_view value) {
        if (!value.empty()) string(name, value);
    }

    void string(std::string_view member, std::string_view value) {
        name(member);
        append_json_string(text_, value);
    }

    template <typename Number>
    void number(std::string_view member, Number value) {
        name(member);
        append_number(text_, value);
    }

    void flag(std::string_view member, bool value) {
        name(member);
        text_.append(value ? "true" : "false");
    }

    void id(std::string_view member, char letter, std::int64_t number) {
        name(member);
        (text_ += '"') += letter;
        append_number(text_, number);
        text_ += '"';
    }

private:
    std::string& text_;
    bool first_ = true;
};

/// What there is to say of a node or an edge, but for the ids.
inline void add_attributes(JsonObject& object, const Node& node) {
    object.string("label", node.label);
    object.number("x", node.x);
    object.number("y", node.y);
    write_columns(node, object);
}

inline void add_attributes(JsonObject& object, const Edge& edge) {
    object.string("label", edge.label);
    object.number("weight", edge.weight);
    write_columns(edge, object);
}

}  // namespace entente
