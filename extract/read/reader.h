// Readers: one file a format. The table of readers is made from the files of this folder.
#pragma once

#include <cstdint>
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

/// What a container (an archive, a compressed file) may unfold to. They stand against files made to fill memory or
/// time; `--limit` sets them.
struct ReadLimits {
    std::uint64_t document = std::uint64_t{256} << 20U;  // bytes of one document in memory
    std::uint64_t expanded = std::uint64_t{256} << 30U;  // bytes that one input unfolds to, in all
    std::uint64_t ratio = 200;                           // of unfolded to packed bytes, once 64 MiB are unfolded
    std::uint64_t depth = 4;                             // containers within containers
};

/// What the user says of all inputs.
struct ReadOptions {
    std::string text_column;  // of tables and records; empty: the usual names
    std::string title_column;
    std::string date_column;
    std::string id_column;
    std::string format;  // of all inputs that are no archives; empty: each by its content
    ReadLimits limits;
    bool any_language = false;  // documents that are not English too
    bool explain = false;       // readers also fill Document::left_out, and foreign documents are given too
};

[[nodiscard]] const ReadOptions& default_read_options();

/// What has been unfolded so far of one input of the user's, whatever stands within whatever.
struct Unfolded {
    std::uint64_t bytes = 0;
    std::uint64_t depth = 0;
};

/// One input as it is read: `uri` is what messages and the graph show.
struct Input {
    std::string uri;
    std::istream& stream;
    const ReadOptions& options = default_read_options();
    Unfolded* unfolded = nullptr;        // of the containers around it, if any
    std::string name{};                  // a file's name that tells the format better than the uri; may be empty
    std::string charset{};               // that the container's header states; empty: none
    const std::string* fault = nullptr;  // why the stream broke off, where it did; may be null or empty
};

/// One format. Files are told apart by content first, by suffix second.
struct Reader {
    std::string_view name;
    std::string_view about;                      // one line for --help
    std::span<const std::string_view> suffixes;  // lower case, with the dot
    /// How sure this reader is that bytes starting with `head` (up to 4 KiB) are its format: 0 no, 1 by the suffix at
    /// best, 2 sure by content, 3 sure by a binary's magic number, 4 sure of
    /// what kind of zip file it is.
    int (*recognise)(std::string_view head);
    /// Reads all documents of the input into the sink, as a stream where the format allows. What is broken is said in
    /// the diagnostics, with line and column; the rest goes on.
    void (*read)(const Input& input, const DocumentSink& sink, Diagnostics& diagnostics);
};

/// All readers, by name.
[[nodiscard]] std::span<const Reader* const> readers();

/// The reader for these bytes and that name; nullptr where the content is no text of any known format (a binary).
[[nodiscard]] const Reader* find_reader(std::string_view head, std::string_view path);

/// The reader of that name; nullptr where there is none.
[[nodiscard]] const Reader* reader_named(std::string_view name);

/// Reads an input by the reader that fits, or that the options name. `head` is the input's start, still to be read.
/// What is no document (an image) and what is not English is noted, what cannot be read is an error. Documents get
/// their format's name, and their asides are marked.
void read_input(const Input& input, std::string_view head, const DocumentSink& sink, Diagnostics& diagnostics);

/// The same by one reader.
void read_as(const Reader& reader, const Input& input, const DocumentSink& sink, Diagnostics& diagnostics);

}  // namespace entente
