// entente as a library: packs are opened once, then any text becomes facts, without a file and without a graph.
//
//     #include <entente/entente.h>
//
//     const auto reader = entente::TextExtractor::open({"/usr/share/entente/packs/en"});
//     if (!reader) { std::cerr << reader.error().message << '\n'; return 1; }
//     for (const entente::Relation& relation : reader->extract("Moon met Kim in Panmunjom.").relations) …
//
// Threads: a TextExtractor is immutable after open and may be shared; extract may be called from any number of threads
// at once, and each call gives the same facts whatever the others do. Facts are plain values that belong to the caller.
// Store, Graph, Query and DocumentReader (graph/) are for one thread at a time each; different ones, also of one file,
// are independent. Nothing reads the locale, changes the process's state, or writes to its output, but for the log
// (spdlog's default logger, warnings and above).
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/extractor.h"
#include "graph/base/diagnostics.h"
#include "graph/base/result.h"
#include "graph/fact.h"

namespace entente {

struct OpenOptions {
    /// Where what was compiled from packs and lists is kept for the next time; shared by programs that run at once.
    /// Empty: nowhere, and each open reads all anew.
    std::filesystem::path cache_folder{};
    /// Gets all that there is to say of the packs, warnings included.
    Diagnostics* diagnostics = nullptr;
};

/// What is known of a text beside its words.
struct TextOrigin {
    std::string uri = "text";  // becomes DocumentFacts::uri
    std::string title{};       // read as the text's headline; empty for none
    std::string date{};        // ISO 8601, the day that "yesterday" is counted from; empty where unknown
};

class TextExtractor {
public:
    /// Loads and compiles the packs (folders or files) with their lists of names. The error is that of the first line
    /// that is wrong, as file:line:column.
    [[nodiscard]] static Result<TextExtractor> open(const std::vector<std::filesystem::path>& packs,
                                                    const OpenOptions& options = {});

    /// What the text (less than 4 GB) says. Blank lines part its paragraphs; bytes that are no UTF-8 become U+FFFD,
    /// carriage returns and U+0000 are dropped. Offsets in the facts are code points of DocumentFacts::text. Safe to
    /// call from several threads.
    [[nodiscard]] DocumentFacts extract(std::string_view text, const TextOrigin& origin = {}) const;

    [[nodiscard]] const Extractor& extractor() const { return *extractor_; }

private:
    explicit TextExtractor(std::shared_ptr<const Extractor> extractor) : extractor_(std::move(extractor)) {}
    std::shared_ptr<const Extractor> extractor_;
};

}  // namespace entente
