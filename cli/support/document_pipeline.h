// Documents on their way into a graph: extracted in several threads, written in their order by one.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "extract/extractor.h"
#include "graph/base/result.h"
#include "graph/document_reader.h"
#include "graph/store.h"

namespace entente {

struct PipelineOptions {
    std::size_t threads = 1;              // that extract; one more writes where there are several
    std::uint64_t text_under_way = 0;     // bytes of the texts that may wait or be worked on at a time
    std::uint64_t batch_documents = 500;  // a transaction's worth: what a crash can lose
    std::uint64_t batch_bytes = std::uint64_t{32} << 20U;
    /// Told what became of each document once that is safely in the graph, in the order of put, by the thread that
    /// writes; may be empty.
    std::function<void(Stored outcome)> outcome{};
};

/// Counts only documents that are safely in the graph.
struct PipelineCounts {
    std::uint64_t added = 0;
    std::uint64_t replaced = 0;
    std::uint64_t unchanged = 0;
    std::uint64_t duplicates = 0;
    std::uint64_t removed = 0;

    [[nodiscard]] std::uint64_t documents() const { return added + replaced + unchanged + duplicates; }
};

/// For one thread. Extractor and store must outlive it; the store is the pipeline's until finish is over.
class DocumentPipeline {
public:
    /// `known` reads the same graph: what it has already, under whatever name, is not extracted.
    DocumentPipeline(const Extractor& extractor, Store& store, DocumentReader& known, std::string fingerprint,
                     const PipelineOptions& options);
    DocumentPipeline(const DocumentPipeline&) = delete;
    DocumentPipeline& operator=(const DocumentPipeline&) = delete;
    ~DocumentPipeline();

    /// Takes a document as its reader gave it; waits while too much is under way. False where the graph could not be
    /// written: failure() says why.
    bool put(Document&& document);
    /// The same for a document that the graph knows by this hash, and that must be extracted again.
    bool put_stale(Document&& document, std::uint64_t content_hash);

    /// Waits until all is written and committed, or, where `at_once`, all that was begun.
    void finish(bool at_once = false);
    /// After finish: removes the documents of the graph that were not put.
    void prune();

    /// How many documents have been dealt with, written or not.
    [[nodiscard]] std::uint64_t documents() const;
    /// After finish.
    [[nodiscard]] const PipelineCounts& counts() const;
    /// After finish, or after put returned false: why the graph could not be written; empty where it could.
    [[nodiscard]] std::string failure() const;

private:
    class Writer;
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace entente
