// Any text made harmless for a format. What a format cannot carry becomes U+FFFD, so that it is seen to be missing;
// line ends become line feeds.
#pragma once

#include <string>
#include <string_view>

namespace entente {

/// For an attribute in double quotes. XML 1.0 has no way to write most control characters.
void append_xml_attribute(std::string& out, std::string_view text);

/// The text as one or more CDATA sections.
void append_xml_cdata(std::string& out, std::string_view text);

/// The text as a field of a CSV file, quotes included.
void append_csv_text(std::string& out, std::string_view text);

/// The text as a JSON string, quotes included. Nothing is lost but ill-formed UTF-8: JSON carries control characters,
/// and line ends stay as they are.
void append_json_string(std::string& out, std::string_view text);

/// The same for JSON inside an HTML script element: no text ends it or begins a comment or another script in it.
void append_script_json_string(std::string& out, std::string_view text);

/// The text as a string of Turtle, quotes included; as with JSON, nothing is lost but U+0000.
void append_turtle_string(std::string& out, std::string_view text);

/// The text as a part of an IRI: all but letters, digits and -._~ as %XX, and what `keep` holds.
void append_percent_encoded(std::string& out, std::string_view text, std::string_view keep = "");

/// The text as a DOT string, quotes included. A line feed becomes the two characters \n, which graphviz and Gephi read
/// as a line break; graphviz's other escapes (\N, \l, …) are switched off.
void append_dot_string(std::string& out, std::string_view text);

}  // namespace entente
