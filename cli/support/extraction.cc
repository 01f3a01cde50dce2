#include "cli/support/extraction.h"

#include <chrono>
#include <filesystem>
#include <istream>
#include <memory>
#include <numeric>
#include <optional>
#include <utility>

#include "cli/support/byte_source.h"
#include "cli/support/inputs.h"
#include "cli/support/interrupt.h"
#include "cli/support/knowledge.h"
#include "cli/support/message.h"
#include "cli/support/progress.h"
#include "extract/extractor.h"
#include "extract/read/reader.h"
#include "graph/base/log.h"
#include "graph/base/utf8.h"
#include "graph/store.h"

namespace entente {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMessagesAnInput = 20;

/// When a batch is full: whichever comes first. A batch is what a crash can lose.
constexpr std::uint64_t kBatchDocuments = 500;
constexpr std::uint64_t kBatchBytes = std::uint64_t{32} << 20U;
constexpr std::chrono::seconds kBatchTime{2};

std::uint64_t total_bytes(const std::vector<InputFile>& inputs) {
    const auto add = [](std::uint64_t sum, const InputFile& input) { return sum + input.bytes; };
    return std::accumulate(inputs.begin(), inputs.end(), std::uint64_t{0}, add);
}

/// Documents on their way into the graph, a batch at a time. Says what the graph refuses.
class BatchWriter {
public:
    BatchWriter(Store& store, const std::string& path, ExtractionReport& report)
        : store_(store), path_(path), report_(report) {}

    /// False where the graph could not be written; the report then says broken.
    bool put(Document&& document, const Extractor& extractor) {
        if (!open_ && !check(store_.begin())) return false;
        if (!open_) start_batch();
        const std::uint64_t hash = content_hash(document.text, document.title, document.date, document.metadata);
        const Result<bool> known = store_.has(document.uri, hash);
        if (!known) return fail(known.error());
        if (*known) {
            ++batch_.unchanged;
            return true;
        }
        batch_bytes_ += document.text.size();
        const Result<Stored> stored = store_.add(extractor.extract(std::move(document), scratch_), hash);
        if (!stored) return fail(stored.error());
        ++(*stored == Stored::added ? batch_.added : *stored == Stored::replaced ? batch_.replaced : batch_.unchanged);
        return !is_full() || commit();
    }

    bool commit() {
        if (!open_) return true;
        open_ = false;
        if (!check(store_.commit())) return false;
        report_.added += batch_.added;
        report_.replaced += batch_.replaced;
        report_.unchanged += batch_.unchanged;
        spdlog::info("committed {} documents", batch_.documents());
        return true;
    }

    [[nodiscard]] std::uint64_t documents() const { return report_.documents() + (open_ ? batch_.documents() : 0); }

private:
    void start_batch() {
        open_ = true;
        batch_ = {};
        batch_bytes_ = 0;
        batch_start_ = Clock::now();
    }

    [[nodiscard]] bool is_full() const {
        return batch_.documents() >= kBatchDocuments || batch_bytes_ >= kBatchBytes ||
               Clock::now() - batch_start_ >= kBatchTime;
    }

    bool check(const Status& status) { return status ? true : fail(status.error()); }

    bool fail(const Error& error) {
        say_error(error.message);
        report_.broken = true;
        open_ = false;
        return false;
    }

    Store& store_;
    const std::string& path_;
    ExtractionReport& report_;
    Scratch scratch_;
    ExtractionReport batch_;
    std::uint64_t batch_bytes_ = 0;
    Clock::time_point batch_start_;
    bool open_ = false;
};

/// Reads all inputs into the writer.
class InputRun {
public:
    InputRun(const ExtractionOptions& options, const Extractor& extractor, BatchWriter& writer, Progress& progress,
             ReadingReport& reading, ExtractionReport& report)
        : options_(options),
          extractor_(extractor),
          writer_(writer),
          progress_(progress),
          reading_(reading),
          report_(report) {}

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
        const bool written = writer_.put(std::move(document), extractor_);
        progress_.update(report_.bytes, writer_.documents());
        return written && !interrupted();
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
    const Extractor& extractor_;
    BatchWriter& writer_;
    Progress& progress_;
    ReadingReport& reading_;
    ExtractionReport& report_;
    std::uint64_t said_ = 0;
};

std::vector<InputFile> find_inputs(const ExtractionOptions& options, ExtractionReport& report) {
    Diagnostics diagnostics;
    std::vector<InputFile> inputs = list_inputs(options.inputs, options.output, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.items()) say(diagnostic);
    report.failed += diagnostics.items().size();
    report.refused = inputs.empty() && report.failed == 0;
    if (report.refused) say_error("no files in there to read");
    return inputs;
}

void read_inputs(const ExtractionOptions& options, const std::vector<InputFile>& inputs, const Extractor& extractor,
                 Store& store, ReadingReport& reading, ExtractionReport& report) {
    Progress progress(total_bytes(inputs));
    BatchWriter writer(store, options.output, report);
    InputRun run(options, extractor, writer, progress, reading, report);
    for (const InputFile& input : inputs) {
        if (!run.read(input)) break;
    }
    if (!report.broken) writer.commit();
    report.interrupted = interrupted();
}

}  // namespace

ExtractionReport run_extraction(const ExtractionOptions& options) {
    const Clock::time_point start = Clock::now();
    ExtractionReport report;
    const std::optional<LoadedExtractor> loaded = load_extractor(options.packs, options.alone);
    report.refused = !loaded;
    const std::vector<InputFile> inputs = loaded ? find_inputs(options, report) : std::vector<InputFile>();
    if (inputs.empty()) return report;
    ReadingReport reading;
    if (const Status opened = reading.open(options.report); !opened) {
        say_error(opened.error().message);
        report.refused = true;
        return report;
    }
    const std::chrono::milliseconds wait(static_cast<std::int64_t>(1000 * options.lock_wait));
    Result<Store> store = Store::open(options.output, {.fingerprint = loaded->fingerprint, .lock_wait = wait});
    const Status ready = store ? store->add_relation_types(loaded->extractor.relation_types()) : Status(store.error());
    if (!ready) {
        say_error(ready.error().message);
        report.refused = true;
        return report;
    }
    catch_interrupts();
    read_inputs(options, inputs, loaded->extractor, *store, reading, report);
    if (const Status closed = store->close(); !closed && !report.broken) {
        say_error(closed.error().message);
        report.broken = true;
    }
    report.formats = reading.formats();
    report.skipped = reading.skipped();
    report.failures = reading.failed();
    if (const Status closed = reading.close(); !closed) {
        say_error(closed.error().message);
        ++report.failed;
    }
    report.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return report;
}

}  // namespace entente
