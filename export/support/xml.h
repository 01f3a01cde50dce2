// XML elements with attributes, written piece by piece.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "export/support/escape.h"
#include "export/support/number.h"

namespace entente {

/// ` name="value"`
inline void append_attribute(std::string& out, std::string_view name, std::string_view value) {
    out.append(" ").append(name).append("=\"");
    append_xml_attribute(out, value);
    out += '"';
}

template <typename Number>
void append_number_attribute(std::string& out, std::string_view name, Number number) {
    out.append(" ").append(name).append("=\"");
    append_number(out, number);
    out += '"';
}

/// ` name="e12"`
inline void append_id_attribute(std::string& out, std::string_view name, char letter, std::int64_t number) {
    out.append(" ").append(name).append("=\"") += letter;
    append_number(out, number);
    out += '"';
}

}  // namespace entente
