// Documents as a graph holds them: what they say, and the run that made it of their text.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "graph/fact.h"

namespace entente {

/// A run of the program over documents.
struct ExtractionRun {
    std::string fingerprint{};  // of program, model and packs: rows of another one are stale
    std::string program{};      // "entente 0.1.0"; may be empty
    std::string packs{};        // "en 0.1.0, business 0.1.0"; may be empty
    std::int64_t started = 0;   // seconds since 1970, UTC
};

/// A further name of a document: an input of the very same content.
struct DocumentCopy {
    std::string uri;
    std::int64_t started = 0;  // of the run that read it, which had the document's fingerprint
};

/// One document of a graph with its version.
struct StoredDocument {
    DocumentFacts facts;
    std::uint64_t content_hash = 0;  // of what its reader gave (graph/store.h)
    ExtractionRun run;
    std::vector<DocumentCopy> copies{};  // ascending by uri
};

/// Which of two versions of one document is the newer: the one that was read later; in the same second the one whose
/// hash is greater, so that it never depends on which comes first.
struct VersionOrder {
    std::int64_t started = 0;
    std::uint64_t content_hash = 0;
    std::string fingerprint;
    auto operator<=>(const VersionOrder&) const = default;
};

}  // namespace entente
