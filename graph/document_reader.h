// Whole documents read back from a graph, as they were stored: for merging graphs and for extracting again.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.h"
#include "graph/stored.h"

namespace entente {

/// A graph file opened for reading documents. Each call sees whole documents only, also while another program writes,
/// and holds no lock after it. One thread at a time.
class DocumentReader {
public:
    [[nodiscard]] static Result<DocumentReader> open(const std::string& path,
                                                     std::chrono::milliseconds lock_wait = std::chrono::seconds(5));

    DocumentReader(DocumentReader&& other) noexcept;
    DocumentReader& operator=(DocumentReader&& other) noexcept;
    ~DocumentReader();

    /// The ids of all documents, ascending by uri; 8 bytes each.
    [[nodiscard]] Result<std::vector<std::int64_t>> ids();
    /// The ids of those that another fingerprint has made, ascending by uri.
    [[nodiscard]] Result<std::vector<std::int64_t>> ids_not_of(std::string_view fingerprint);

    /// The names of documents, ascending, copies' among them, for which `wanted` is true.
    [[nodiscard]] Result<std::vector<std::string>> uris(const std::function<bool(std::string_view)>& wanted);

    /// Whether the graph has this very document under that name, made by that fingerprint.
    [[nodiscard]] Result<bool> has(std::string_view uri, std::uint64_t content_hash, std::string_view fingerprint);
    /// Whether it has one of this content under any name.
    [[nodiscard]] Result<bool> has_content(std::uint64_t content_hash, std::string_view fingerprint);

    /// All that is stored of a document; nothing for an id that is not there (any more).
    [[nodiscard]] Result<std::optional<StoredDocument>> read(std::int64_t id);
    /// The same without what was found in it: uri, title, date, language, text, layout, metadata,
    /// copies.
    [[nodiscard]] Result<std::optional<StoredDocument>> read_text(std::int64_t id);

    [[nodiscard]] Result<std::vector<RelationType>> relation_types();

private:
    struct State;
    explicit DocumentReader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace entente
