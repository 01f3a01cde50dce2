// What is unchanged is found by the thread that reads, in the graph as it was last committed. A document that was put
// before in this run is not looked up: what the graph has of it may be about to change. The writer looks once more.
#include "cli/support/document_pipeline.h"

#include <atomic>
#include <chrono>
#include <utility>
#include <vector>

#include "cli/support/ordered_pipeline.h"
#include "cli/support/uri_set.h"
#include "graph/base/log.h"

namespace entente {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kBatchTime{2};  // a batch is full when this is over, too

struct Job {
    Document document;
    std::uint64_t hash = 0;
};

struct Extracted {
    DocumentFacts facts;
    std::uint64_t hash = 0;
};

}  // namespace

/// Documents into the graph, a batch at a time. For one thread, but for documents() and failure().
class DocumentPipeline::Writer {
public:
    Writer(Store& store, const PipelineOptions& options) : store_(store), options_(options) {}

    /// False where the graph could not be written.
    bool write(const Extracted& extracted) {
        if (!begin()) return false;
        const Result<Stored> stored = store_.add(extracted.facts, extracted.hash);
        if (!stored) return fail(stored.error());
        ++(*stored == Stored::added ? batch_.added : *stored == Stored::replaced ? batch_.replaced : batch_.unchanged);
        batch_bytes_ += extracted.facts.text.size();
        ++documents_;
        return !is_full() || commit();
    }

    bool remove(const std::string& uri) {
        if (!begin()) return false;
        const Result<bool> removed = store_.remove(uri);
        if (!removed) return fail(removed.error());
        if (*removed) ++batch_.removed;
        return !is_full() || commit();
    }

    bool commit() {
        if (!open_) return true;
        open_ = false;
        if (const Status done = store_.commit(); !done) return fail(done.error());
        counts.added += batch_.added;
        counts.replaced += batch_.replaced;
        counts.unchanged += batch_.unchanged;
        counts.removed += batch_.removed;
        spdlog::info("committed {} documents", batch_.documents());
        return true;
    }

    [[nodiscard]] std::uint64_t documents() const { return documents_; }
    [[nodiscard]] std::string failure() const { return failed_ ? failure_ : std::string(); }

    PipelineCounts counts;  // of what is committed

private:
    bool begin() {
        if (failed_) return false;
        if (open_) return true;
        if (const Status done = store_.begin(); !done) return fail(done.error());
        open_ = true;
        batch_ = {};
        batch_bytes_ = 0;
        batch_start_ = Clock::now();
        return true;
    }

    [[nodiscard]] bool is_full() const {
        return batch_.documents() + batch_.removed >= options_.batch_documents ||
               batch_bytes_ >= options_.batch_bytes || Clock::now() - batch_start_ >= kBatchTime;
    }

    bool fail(const Error& error) {
        failure_ = error.message;
        failed_ = true;
        open_ = false;
        return false;
    }

    Store& store_;
    const PipelineOptions options_;
    PipelineCounts batch_;
    std::uint64_t batch_bytes_ = 0;
    Clock::time_point batch_start_;
    bool open_ = false;
    std::atomic<std::uint64_t> documents_ = 0;
    std::string failure_;  // before failed_, not changed after
    std::atomic<bool> failed_ = false;
};

struct DocumentPipeline::State {
    const Extractor& extractor;
    DocumentReader& known;
    std::string fingerprint;
    Writer writer;
    std::vector<Scratch> scratch;  // of each worker
    UriSet put, seen;              // in this run: to be written; all
    std::uint64_t skipped = 0;
    std::string failure;  // of looking documents up
    PipelineCounts counts;
    OrderedPipeline<Job, Extracted> pipeline;

    State(const Extractor& extract, Store& store, DocumentReader& graph, std::string print,
          const PipelineOptions& options)
        : extractor(extract),
          known(graph),
          fingerprint(std::move(print)),
          writer(store, options),
          scratch(options.threads),
          pipeline(
              options.threads, options.text_under_way,
              [this](std::size_t worker, Job&& job) {
                  return Extracted{extractor.extract(std::move(job.document), scratch[worker]), job.hash};
              },
              [this](Extracted&& extracted) { return writer.write(extracted); }) {}
};

DocumentPipeline::DocumentPipeline(const Extractor& extractor, Store& store, DocumentReader& known,
                                   std::string fingerprint, const PipelineOptions& options)
    : state_(std::make_unique<State>(extractor, store, known, std::move(fingerprint), options)) {}
DocumentPipeline::~DocumentPipeline() = default;

bool DocumentPipeline::put(Document&& document) {
    const std::uint64_t hash = content_hash(document.text, document.title, document.date, document.metadata);
    state_->seen.insert(document.uri);
    if (!state_->put.contains(document.uri)) {
        const Result<bool> known = state_->known.has(document.uri, hash, state_->fingerprint);
        if (!known) return state_->failure = known.error().message, false;
        if (*known) return ++state_->skipped, true;
    }
    return put_stale(std::move(document), hash);
}

bool DocumentPipeline::put_stale(Document&& document, std::uint64_t content_hash) {
    state_->put.insert(document.uri);
    const std::uint64_t weight = document.text.size();
    return state_->pipeline.put({std::move(document), content_hash}, weight);
}

void DocumentPipeline::finish(bool at_once) {
    state_->pipeline.finish(at_once);
    if (failure().empty()) state_->writer.commit();
    state_->counts = state_->writer.counts;
    state_->counts.unchanged += state_->skipped;
}

void DocumentPipeline::prune() {
    const auto gone = state_->known.uris([this](std::string_view uri) { return !state_->seen.contains(uri); });
    if (!gone) {
        state_->failure = gone.error().message;
        return;
    }
    for (const std::string& uri : *gone) {
        if (!state_->writer.remove(uri)) return;
    }
    state_->writer.commit();
    state_->counts.removed = state_->writer.counts.removed;
}

std::uint64_t DocumentPipeline::documents() const {
    return state_->skipped + state_->writer.documents();
}

const PipelineCounts& DocumentPipeline::counts() const {
    return state_->counts;
}

std::string DocumentPipeline::failure() const {
    const std::string written = state_->writer.failure();
    return written.empty() ? state_->failure : written;
}

}  // namespace entente
