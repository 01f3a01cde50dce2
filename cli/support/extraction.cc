#include "cli/support/extraction.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <istream>
#include <memory>
#include <numeric>
#include <optional>
#include <thread>
#include <utility>

#include "cli/support/byte_source.h"
#include "cli/support/document_pipeline.h"
#include "cli/support/inputs.h"
#include "cli/support/interrupt.h"
#include "cli/support/knowledge.h"
#include "cli/support/message.h"
#include "cli/support/progress.h"
#include "extract/extractor.h"
#include "extract/read/reader.h"
#include "extract/text/layout.h"
#include "graph/base/log.h"
#include "graph/base/utf8.h"
#include "graph/store.h"

namespace entente {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMessagesAnInput = 20;

/// What the program needs beside the texts under way, in megabytes: packs, model, SQLite's cache, and for each thread
/// the memory of the network. Estimates with room to spare; docs/performance.md has the peaks that were measured.
constexpr std::uint64_t kFixedMemory = 140;
constexpr std::uint64_t kThreadMemory = 8;
constexpr std::uint64_t kBytesATextByte = 24;  // of a text that is worked on, and of what was found in it
constexpr std::uint64_t kLeastUnderWay = std::uint64_t{256} << 10U;

std::size_t threads_of(const RunLimits& limits) {
    return limits.threads > 0 ? limits.threads : std::max(1U, std::thread::hardware_concurrency());
}

PipelineOptions pipeline_options(const RunLimits& limits) {
    PipelineOptions out;
    out.threads = threads_of(limits);
    out.batch_documents = limits.batch_documents;
    const std::uint64_t fixed = kFixedMemory + kThreadMemory * out.threads;
    const std::uint64_t free = limits.memory > fixed ? limits.memory - fixed : 0;
    out.text_under_way = std::max(kLeastUnderWay, (free << 20U) / kBytesATextByte);
    out.batch_bytes = std::max(kLeastUnderWay, std::min(out.batch_bytes, (free << 20U) / 4));
    return out;
}

std::uint64_t total_bytes(const std::vector<InputFile>& inputs) {
    const auto add = [](std::uint64_t sum, const InputFile& input) { return sum + input.bytes; };
    return std::accumulate(inputs.begin(), inputs.end(), std::uint64_t{0}, add);
}

/// Reads all inputs into the pipeline.
class InputRun {
public:
    InputRun(const ExtractionOptions& options, DocumentPipeline& pipeline, Progress& progress, ReadingReport& reading,
             ExtractionReport& report)
        : options_(options), pipeline_(pipeline), progress_(progress), reading_(reading), report_(report) {}

    /// False where the run must stop.
    bool read(const InputFile& input) {
        const std::uint64_t before = report_.bytes;
        said_ = 0;
        Result<std::unique_ptr<ByteSource>> source = ByteSource::open(input.path);
        if (!source) {
            tell({Severity::error, input.path, 0, 0, source.error().message});
        } else {
            read_source(input, **source);
            report_.bytes = before + (*source)->bytes_read();
        }
        if (said_ > kMessagesAnInput) {
            progress_.clear();
            say(input.path + ": … and " + counted(said_ - kMessagesAnInput, "further message"));
        }
        return !stopped();
    }

private:
    [[nodiscard]] bool stopped() const { return report_.broken || interrupted(); }

    void read_source(const InputFile& input, ByteSource& source) {
        Diagnostics diagnostics;
        const std::string_view head = source.head();
        if (interrupted()) return;
        spdlog::info("reading {}", input.path);
        std::istream stream(&source);
        const std::uint64_t before = report_.bytes;
        const auto sink = [&](Document&& document) {
            tell_all(std::exchange(diagnostics, {}));
            report_.bytes = before + source.bytes_read();
            return take(std::move(document));
        };
        read_input({uri_of(input), stream, options_.read}, head, sink, diagnostics);
        tell_all(diagnostics);
    }

    [[nodiscard]] std::string uri_of(const InputFile& input) const {
        if (options_.relative_to.empty()) return input.path;
        return std::filesystem::path(input.path).lexically_relative(options_.relative_to).string();
    }

    /// An interrupt may have cut the input short, so that the document is not whole: then it is not taken.
    bool take(Document&& document) {
        if (stopped()) return false;
        repair_utf8(document.uri);
        if (document.date.empty()) document.date = options_.date;
        spdlog::debug("{}: {} bytes, {} blocks, date {}", document.uri, document.text.size(), document.blocks.size(),
                      document.date.empty() ? "unknown" : document.date);
        reading_.read(document);
        if (!pipeline_.put(std::move(document))) report_.broken = true;
        progress_.update(report_.bytes, pipeline_.documents());
        return !stopped();
    }

    void tell_all(const Diagnostics& diagnostics) {
        if (interrupted()) return;  // what was cut short looks broken
        for (const Diagnostic& diagnostic : diagnostics.items()) tell(diagnostic);
    }

    void tell(const Diagnostic& diagnostic) {
        if (diagnostic.severity == Severity::error) ++report_.failed;
        reading_.note(diagnostic);
        if (diagnostic.severity == Severity::note) return;
        if (++said_ > kMessagesAnInput) return;
        progress_.clear();
        say(diagnostic);
    }

    const ExtractionOptions& options_;
    DocumentPipeline& pipeline_;
    Progress& progress_;
    ReadingReport& reading_;
    ExtractionReport& report_;
    std::uint64_t said_ = 0;
};

std::vector<InputFile> find_inputs(const ExtractionOptions& options, Diagnostics& diagnostics,
                                   ExtractionReport& report) {
    std::vector<InputFile> inputs = list_inputs(options.inputs, options.output, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.items()) say(diagnostic);
    report.failed += diagnostics.items().size();
    report.refused = inputs.empty() && report.failed == 0;
    if (report.refused) say_error("no files in there to read");
    return inputs;
}

/// What was found to be wrong with the inputs says that some documents of the graph may still be there, unread.
void prune(DocumentPipeline& pipeline, ExtractionReport& report) {
    if (report.broken || report.interrupted) return;
    if (report.failed == 0) return pipeline.prune();
    say_warning("nothing was pruned, because not all inputs could be read");
}

/// Ends the pipeline and takes over what it has done.
void finish(DocumentPipeline& pipeline, ExtractionReport& report, bool with_prune) {
    report.interrupted = interrupted();
    pipeline.finish(report.interrupted);
    report.broken = report.broken || !pipeline.failure().empty();
    if (with_prune) prune(pipeline, report);
    if (!pipeline.failure().empty()) say_error(pipeline.failure());
    report.broken = report.broken || !pipeline.failure().empty();
    const PipelineCounts& counts = pipeline.counts();
    report.added = counts.added;
    report.replaced = counts.replaced;
    report.unchanged = counts.unchanged;
    report.duplicates = counts.duplicates;
    report.removed = counts.removed;
}

/// A graph that is open for a run.
struct OpenGraph {
    Store store;
    DocumentReader known;
};

Result<OpenGraph> open_graph(const std::string& path, double lock_wait, const LoadedExtractor& loaded) {
    const std::chrono::milliseconds wait(static_cast<std::int64_t>(1000 * lock_wait));
    Result<Store> store = Store::open(path, {.run = loaded.run, .lock_wait = wait});
    if (!store) return std::move(store).error();
    if (Status ready = store->add_relation_types(loaded.extractor.relation_types()); !ready) return ready.error();
    Result<DocumentReader> known = DocumentReader::open(path, wait);
    if (!known) return std::move(known).error();
    return OpenGraph{*std::move(store), *std::move(known)};
}

/// Runs `feed` with a pipeline into the graph, and closes it.
template <typename Feed>
void run_into(const std::string& path, double lock_wait, const LoadedExtractor& loaded, const PipelineOptions& options,
              bool with_prune, ExtractionReport& report, Feed feed) {
    std::optional<OpenGraph> graph;
    if (Result<OpenGraph> opened = open_graph(path, lock_wait, loaded); opened) {
        graph.emplace(*std::move(opened));
    } else {
        say_error(opened.error().message);
        report.refused = true;
        return;
    }
    catch_interrupts();
    {
        DocumentPipeline pipeline(loaded.extractor, graph->store, graph->known, loaded.run.fingerprint, options);
        feed(pipeline, graph->known);
        finish(pipeline, report, with_prune);
    }
    Store store = std::move(graph->store);
    graph.reset();  // the last connection to close tidies up
    if (const Status closed = store.close(); !closed && !report.broken) {
        say_error(closed.error().message);
        report.broken = true;
    }
}

/// Without a layout, as of graphs that other programs made, each part between blank lines is a paragraph.
std::vector<Block> paragraphs_of(std::string_view text) {
    std::vector<Block> out;
    for (std::size_t at = text.find_first_not_of('\n'); at < text.size(); at = text.find_first_not_of('\n', at)) {
        const std::size_t end = std::min(text.size(), text.find("\n\n", at));
        out.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, BlockKind::paragraph});
        at = end;
    }
    return out;
}

Document document_of(StoredDocument&& stored) {
    DocumentFacts& facts = stored.facts;
    Document out;
    auto blocks = decode_layout(facts.layout, facts.text.size());
    out.blocks = blocks && !blocks->empty() ? *std::move(blocks) : paragraphs_of(facts.text);
    out.uri = std::move(facts.uri);
    out.title = std::move(facts.title);
    out.date = std::move(facts.date);
    out.language = std::move(facts.language);
    out.text = std::move(facts.text);
    out.metadata = std::move(facts.metadata);
    return out;
}

/// Puts the graph's stale documents into the pipeline.
void feed_stale(DocumentPipeline& pipeline, DocumentReader& known, const std::string& fingerprint,
                ExtractionReport& report) {
    const auto fail = [&](const Error& error) {
        say_error(error.message);
        report.broken = true;
    };
    const auto stale = known.ids_not_of(fingerprint);
    if (!stale) return fail(stale.error());
    Progress progress(0);
    for (const std::int64_t id : *stale) {
        Result<std::optional<StoredDocument>> stored = known.read_text(id);
        if (!stored) return fail(stored.error());
        if (!*stored) continue;
        const std::uint64_t hash = (**stored).content_hash;
        report.bytes += (**stored).facts.text.size();
        if (!pipeline.put_stale(document_of(**std::move(stored)), hash)) report.broken = true;
        progress.update(report.bytes, pipeline.documents());
        if (report.broken || interrupted()) return;
    }
}

}  // namespace

ExtractionReport run_extraction(const ExtractionOptions& options) {
    const Clock::time_point start = Clock::now();
    ExtractionReport report;
    const LoadedExtractor* const loaded = load_extractor(options.packs, options.alone, options.names);
    report.refused = loaded == nullptr;
    Diagnostics missing;
    const std::vector<InputFile> inputs =
        loaded != nullptr ? find_inputs(options, missing, report) : std::vector<InputFile>();
    if (inputs.empty()) return report;
    ReadingReport reading;
    if (const Status opened = reading.open(options.report); !opened) {
        say_error(opened.error().message);
        report.refused = true;
        return report;
    }
    for (const Diagnostic& diagnostic : missing.items()) reading.note(diagnostic);
    const auto feed = [&](DocumentPipeline& pipeline, DocumentReader&) {
        Progress progress(total_bytes(inputs));
        InputRun run(options, pipeline, progress, reading, report);
        for (const InputFile& input : inputs) {
            if (!run.read(input)) break;
        }
    };
    report.failed += loaded->broken_names;
    PipelineOptions pipeline = pipeline_options(options.limits);
    if (reading.is_open()) pipeline.outcome = [&reading](Stored outcome) { reading.settle(outcome); };
    run_into(options.output, options.lock_wait, *loaded, pipeline, options.prune, report, feed);
    report.formats = reading.formats();
    report.skipped = reading.skipped();
    report.failures = reading.failed();
    report.failed_formats = reading.failed_formats();
    if (const Status closed = reading.close(); !closed) {
        say_error(closed.error().message);
        ++report.failed;
    }
    report.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return report;
}

ExtractionReport run_update(const UpdateOptions& options) {
    const Clock::time_point start = Clock::now();
    ExtractionReport report;
    const LoadedExtractor* const loaded = load_extractor(options.packs, options.alone);
    report.refused = loaded == nullptr;
    if (loaded == nullptr) return report;
    const auto feed = [&](DocumentPipeline& pipeline, DocumentReader& known) {
        feed_stale(pipeline, known, loaded->run.fingerprint, report);
    };
    run_into(options.graph, options.lock_wait, *loaded, pipeline_options(options.limits), false, report, feed);
    report.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return report;
}

}  // namespace entente
