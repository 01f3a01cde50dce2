// Readers run on a string; documents and diagnostics come back as text that a test can show.
#pragma once

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "extract/read/reader.h"

namespace entente::testing {

struct Reading {
    std::vector<Document> documents;
    std::vector<std::string> messages;
};

inline const Reader& reader_named(std::string_view name) {
    for (const Reader* reader : readers()) {
        if (reader->name == name) return *reader;
    }
    throw std::runtime_error("no reader " + std::string(name));
}

inline Reading read_all(std::string_view reader, const std::string& bytes, const std::string& uri = "in") {
    std::istringstream stream(bytes);
    Reading reading;
    Diagnostics diagnostics;
    const auto sink = [&reading](Document&& document) {
        reading.documents.push_back(std::move(document));
        return true;
    };
    reader_named(reader).read({uri, stream}, sink, diagnostics);
    for (const Diagnostic& item : diagnostics.items()) reading.messages.push_back(to_string(item));
    return reading;
}

inline std::string_view kind_name(BlockKind kind) {
    static constexpr std::string_view kNames[] = {"title",     "date_line", "heading", "paragraph",
                                                  "list_item", "quote",     "table",   "other"};
    return kNames[static_cast<std::size_t>(kind)];
}

/// "[date] kind: text" a block, line breaks of the text shown as ⏎.
inline std::string show(const Document& document) {
    std::string out;
    if (!document.date.empty()) out += "[" + document.date + "]\n";
    for (const Block& block : document.blocks) {
        out += std::string(kind_name(block.kind)) + ": ";
        for (const char c : block.span.of(document.text)) c == '\n' ? out += "⏎" : out += c;
        out += "\n";
    }
    return out;
}

/// What one text becomes.
inline std::string blocks(std::string_view reader, const std::string& bytes) {
    const Reading reading = read_all(reader, bytes);
    std::string out;
    for (const Document& document : reading.documents) out += show(document);
    for (const std::string& message : reading.messages) out += message + "\n";
    return out;
}

}  // namespace entente::testing
