// Readers: one file a format. The table of readers is made from the files of this folder.
#pragma once

#include <functional>
#include <istream>
#include <span>
#include <string>
#include <string_view>

#include "extract/text/document.h"
#include "graph/base/diagnostics.h"

namespace entente {

/// Takes one document; returns false to stop reading.
using DocumentSink = std::function<bool(Document&&)>;

/// One input as it is read: `uri` is what messages and the graph show.
struct Input {
    std::string uri;
    std::istream& stream;
};

/// One format. Files are told apart by content first, by suffix second.
struct Reader {
    std::string_view name;
    std::string_view about;                      // one line for --help
    std::span<const std::string_view> suffixes;  // lower case, with the dot
    /// How sure this reader is that bytes starting with `head` (up to 4 KiB) are its format: 0 no, 1 by the suffix at
    /// best, 2 sure by content.
    int (*recognise)(std::string_view head);
    /// Reads all documents of the input into the sink, as a stream where the format allows. What is broken is said in
    /// the diagnostics, with line and column; the rest goes on.
    void (*read)(const Input& input, const DocumentSink& sink, Diagnostics& diagnostics);
};

/// All readers, by name.
[[nodiscard]] std::span<const Reader* const> readers();

/// The reader for these bytes and that name; nullptr where the content is no text of any known format (a binary).
[[nodiscard]] const Reader* find_reader(std::string_view head, std::string_view path);

}  // namespace entente
