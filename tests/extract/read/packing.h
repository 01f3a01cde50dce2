// Archives and small PDFs made in memory.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/extract/read/reading.h"

namespace entente::testing {

using Files = std::vector<std::pair<std::string, std::string>>;

/// `filter` is one of libarchive's ("gzip", "zstd", "xz", "bzip2") or empty; a format "raw" takes one file.
inline std::string pack(const std::string& format, const std::string& filter, const Files& files,
                        const std::string& options = {}) {
    std::string out(1U << 20U, '\0');
    std::size_t used = 0;
    archive* writer = archive_write_new();
    archive_write_set_format_by_name(writer, format.c_str());
    if (!filter.empty()) archive_write_add_filter_by_name(writer, filter.c_str());
    archive_write_set_bytes_in_last_block(writer, 1);
    if (!options.empty()) archive_write_set_options(writer, options.c_str());
    archive_write_open_memory(writer, out.data(), out.size(), &used);
    for (const auto& [path, content] : files) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, path.c_str());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        archive_write_header(writer, entry);
        archive_write_data(writer, content.data(), content.size());
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
    out.resize(used);
    return out;
}

inline std::string zip(const Files& files, const std::string& options = {}) {
    return pack("zip", "", files, options);
}
inline std::string gz(const std::string& content) {
    return pack("raw", "gzip", {{"x", content}});
}

/// What any input becomes, whatever its format.
inline Reading read_any(const std::string& bytes, const std::string& uri, const ReadOptions& options = {}) {
    std::istringstream stream(bytes);
    Reading reading;
    Diagnostics diagnostics;
    const auto sink = [&reading](Document&& document) {
        reading.documents.push_back(std::move(document));
        return true;
    };
    read_input({.uri = uri, .stream = stream, .options = options}, std::string_view(bytes).substr(0, 4096), sink,
               diagnostics);
    for (const Diagnostic& item : diagnostics.items()) reading.messages.push_back(to_string(item));
    return reading;
}

inline std::vector<std::string> uris(const Reading& reading) {
    std::vector<std::string> out;
    for (const Document& document : reading.documents) out.push_back(document.uri);
    return out;
}

/// A page for each content stream; /F is the font.
inline std::string pdf_of(const std::vector<std::string>& contents, const std::string& info = {},
                          const std::string& font = "Helvetica") {
    std::string out = "%PDF-1.4\n";
    std::vector<std::size_t> at;
    const auto object = [&](const std::string& body) {
        at.push_back(out.size());
        out += std::to_string(at.size()) + " 0 obj\n" + body + "\nendobj\n";
    };
    std::string kids;
    for (std::size_t i = 0; i < contents.size(); ++i) kids += std::to_string(4 + 2 * i) + " 0 R ";
    object("<< /Type /Catalog /Pages 2 0 R >>");
    object("<< /Type /Pages /Count " + std::to_string(contents.size()) + " /Kids [" + kids + "] >>");
    object("<< /Type /Font /Subtype /Type1 /BaseFont /" + font + " >>");
    for (std::size_t i = 0; i < contents.size(); ++i) {
        object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F 3 0 R >> >> /Contents " +
               std::to_string(5 + 2 * i) + " 0 R >>");
        object("<< /Length " + std::to_string(contents[i].size()) + " >>\nstream\n" + contents[i] + "\nendstream");
    }
    object("<< " + info + " >>");
    const std::size_t start = out.size();
    out += "xref\n0 " + std::to_string(at.size() + 1) + "\n0000000000 65535 f \n";
    for (const std::size_t place : at) {
        const std::string number = std::to_string(place);
        out += std::string(10 - number.size(), '0') + number + " 00000 n \n";
    }
    return out + "trailer << /Size " + std::to_string(at.size() + 1) + " /Root 1 0 R /Info " +
           std::to_string(at.size()) + " 0 R >>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
}

/// A page a list of lines, each at a height of its own.
inline std::string pdf(const std::vector<std::vector<std::string>>& pages, const std::string& info = {}) {
    std::vector<std::string> contents;
    for (const auto& lines : pages) {
        std::string content = "BT /F 10 Tf 50 750 Td ";
        for (const std::string& line : lines)
            content += "(" + line + ") Tj 0 " + (line.empty() ? "-24" : "-12") + " Td ";
        contents.push_back(content + "ET");
    }
    return pdf_of(contents, info);
}

}  // namespace entente::testing
