// What is unchanged, or has the content of another document, is found by the thread that reads, in the graph as it was
// last committed and among what was put before in this run. A name that was put before is not looked up: what the graph
// has of it may be about to change. The writer looks once more; a copy whose other document has gone meanwhile is
// extracted there.
#include "cli/support/document_pipeline.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <atomic>
#include <chrono>
#include <utility>
#include <vector>

#include "cli/support/interrupt.h"
#include "cli/support/ordered_pipeline.h"
#include "cli/support/uri_set.h"
#include "extract/text/facts_joiner.h"
#include "extract/text/layout.h"
#include "extract/text/windows.h"
#include "graph/base/log.h"

namespace entente {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kBatchTime{2};  // a batch is full when this is over, too

/// What there is to do for a document: to extract it, to name it where the graph has its content, or nothing.
enum class Need : std::uint8_t { facts, name, nothing };

/// A document that is worked on window by window; what was found is joined by the thread that writes.
struct LongDocument {
    Document document;
    std::vector<Window> windows;
    FactsJoiner joiner;
};

struct Job {
    Document document;
    std::uint64_t hash = 0;
    Need need = Need::facts;
    std::shared_ptr<LongDocument> whole;  // of which the job is one window; else null
    std::size_t window = 0;
};

struct Extracted {
    Job job;  // without its document where there are facts
    DocumentFacts facts;
};

constexpr std::uint64_t kJobWeight = 1024;  // bytes that a job takes beside its text

void count(PipelineCounts& counts, Stored outcome) {
    switch (outcome) {
        case Stored::added: ++counts.added; break;
        case Stored::replaced: ++counts.replaced; break;
        case Stored::unchanged: ++counts.unchanged; break;
        case Stored::duplicate: ++counts.duplicates; break;
    }
}

}  // namespace

/// Documents into the graph, a batch at a time. For one thread, but for documents() and failure().
class DocumentPipeline::Writer {
public:
    Writer(const Extractor& extractor, Store& store, PipelineOptions options)
        : extractor_(extractor), store_(store), options_(std::move(options)) {}

    /// False where the graph could not be written.
    bool write(Extracted&& extracted) {
        if (extracted.job.need == Need::nothing) return note(Stored::unchanged);
        if (extracted.job.whole != nullptr && !join(extracted)) return true;
        if (!begin()) return false;
        batch_bytes_ += extracted.job.document.text.size() + extracted.facts.text.size();
        const Result<Stored> stored = store(std::move(extracted));
        if (!stored) return fail(stored.error());
        return note(*stored);
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
        counts.duplicates += batch_.duplicates;
        counts.removed += batch_.removed;
        for (const Stored outcome : outcomes_) options_.outcome(outcome);
        outcomes_.clear();
        spdlog::info("committed {} documents", batch_.documents());
        return true;
    }

    [[nodiscard]] std::uint64_t documents() const { return documents_; }
    [[nodiscard]] std::string failure() const { return failed_ ? failure_ : std::string(); }

    PipelineCounts counts;  // of what is committed

private:
    /// Whether a long document's last window has come, so that `extracted` holds all of it.
    static bool join(Extracted& extracted) {
        LongDocument& whole = *extracted.job.whole;
        whole.joiner.add(std::move(extracted.facts));
        if (extracted.job.window + 1 < whole.windows.size()) return false;
        extracted.facts = whole.joiner.finish(std::move(whole.document));
#ifdef __GLIBC__
        malloc_trim(0);  // what the windows took is needed for the text's way into the graph
#endif
        return true;
    }

    /// Leaves nothing of it in memory.
    Result<Stored> store(Extracted&& arrived) {
        Extracted extracted = std::move(arrived);
        Job& job = extracted.job;
        if (job.need == Need::name) {
            const auto named = store_.add_copy(job.document.uri, job.hash, job.document.text);
            if (!named) return named.error();
            if (*named) return **named;
            extracted.facts = extractor_.extract(std::move(job.document), scratch_);
        }
        return store_.add(extracted.facts, job.hash);
    }

    bool note(Stored outcome) {
        ++documents_;
        count(open_ ? batch_ : counts, outcome);
        if (options_.outcome && open_) outcomes_.push_back(outcome);
        if (options_.outcome && !open_) options_.outcome(outcome);
        return !open_ || !is_full() || commit();
    }

    bool begin() {
        if (failed_) return false;
        if (open_) return true;
        if (const Status done = store_.begin(); !done) return fail(done.error());
        open_ = true;
        batch_ = {};
        outcomes_.clear();
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

    const Extractor& extractor_;
    Store& store_;
    const PipelineOptions options_;
    Scratch scratch_;
    PipelineCounts batch_;
    std::vector<Stored> outcomes_;  // of the batch, for those who ask
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
    UriSet put, seen, contents;    // in this run: names to be written; all; content hashes
    bool tells = false;            // outcomes are asked for
    std::uint64_t skipped = 0;
    std::string failure;  // of looking documents up
    PipelineCounts counts;
    OrderedPipeline<Job, Extracted> pipeline;

    State(const Extractor& extract, Store& store, DocumentReader& graph, std::string print,
          const PipelineOptions& options)
        : extractor(extract),
          known(graph),
          fingerprint(std::move(print)),
          writer(extractor, store, options),
          scratch(options.threads),
          tells(options.outcome != nullptr),
          pipeline(
              options.threads, options.text_under_way,
              [this](std::size_t worker, Job&& job) {
                  Extracted out{std::move(job), {}};
                  if (out.job.need != Need::facts) return out;
                  if (const LongDocument* whole = out.job.whole.get()) {
                      out.facts = extractor.extract(whole->document, whole->windows[out.job.window], scratch[worker]);
                      return out;
                  }
                  out.facts = extractor.extract(std::exchange(out.job.document, {}), scratch[worker]);
                  return out;
              },
              [this](Extracted&& extracted) { return writer.write(std::move(extracted)); }) {}

    bool add(Job&& job) {
        if (job.need == Need::facts) {
            if (std::vector<Window> windows = windows_of(job.document); windows.size() > 1) {
                return add_windows(std::move(job), std::move(windows));
            }
        }
        const std::uint64_t weight = job.document.text.size() + kJobWeight;
        return pipeline.put(std::move(job), weight);
    }
    bool add_windows(Job&& job, std::vector<Window>&& windows);
    bool is_known(const Document& document, std::uint64_t hash);
    bool has_content(std::uint64_t hash);
    bool take(const Result<bool>& looked_up);
};

DocumentPipeline::DocumentPipeline(const Extractor& extractor, Store& store, DocumentReader& known,
                                   std::string fingerprint, const PipelineOptions& options)
    : state_(std::make_unique<State>(extractor, store, known, std::move(fingerprint), options)) {}
DocumentPipeline::~DocumentPipeline() = default;

bool DocumentPipeline::State::add_windows(Job&& job, std::vector<Window>&& windows) {
    const std::size_t count = windows.size();
    auto whole =
        std::make_shared<LongDocument>(LongDocument{std::move(job.document), std::move(windows), FactsJoiner(count)});
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t weight = whole->windows[i].own.size() + kJobWeight;
        Job window = {{}, job.hash, Need::facts, whole, i};
        if (i + 1 == count) whole.reset();  // the text goes when the last job has
        if (!pipeline.put(std::move(window), weight)) return false;
        if (interrupted()) return true;  // without its last window it will not be written
    }
    return true;
}

/// Whether the graph has it, under that name.
bool DocumentPipeline::State::is_known(const Document& document, std::uint64_t hash) {
    return !put.contains(document.uri) && take(known.has(document.uri, hash, fingerprint));
}

bool DocumentPipeline::State::has_content(std::uint64_t hash) {
    return contents.contains(hash) || take(known.has_content(hash, fingerprint));
}

bool DocumentPipeline::State::take(const Result<bool>& looked_up) {
    if (!looked_up) failure = looked_up.error().message;
    return looked_up && *looked_up;
}

bool DocumentPipeline::put(Document&& document) {
    const std::string layout = encode_layout(document.blocks);
    const std::uint64_t hash =
        content_hash({document.text, document.title, document.date, document.language, layout, document.metadata});
    state_->seen.insert(document.uri);
    if (state_->is_known(document, hash)) {
        if (state_->tells) return state_->add({{}, hash, Need::nothing, nullptr});
        return ++state_->skipped, true;
    }
    const Need need = state_->has_content(hash) ? Need::name : Need::facts;
    if (!state_->failure.empty()) return false;
    state_->put.insert(document.uri);
    state_->contents.insert(hash);
    return state_->add({std::move(document), hash, need, nullptr});
}

bool DocumentPipeline::put_stale(Document&& document, std::uint64_t content_hash) {
    return state_->add({std::move(document), content_hash, Need::facts, nullptr});
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
