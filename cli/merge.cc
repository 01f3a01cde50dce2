// entente merge: graphs of parts of a corpus into one.
#include "graph/merge.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/support/interrupt.h"
#include "cli/support/message.h"

namespace entente {
namespace {

constexpr std::size_t kMostConflicts = 20;  // that are named; the others are counted

struct Options {
    std::vector<std::string> parts;
    std::string output;
    double lock_wait = 5;
};

class MergeRun {
public:
    explicit MergeRun(const Options& options) : options_(options) {}

    int run() {
        Result<Store> store = Store::open(
            options_.output,
            {.run = {}, .lock_wait = std::chrono::milliseconds(static_cast<std::int64_t>(1000 * options_.lock_wait))});
        if (!store) return say_error(store.error().message), kExitUsage;
        catch_interrupts();
        for (const std::string& part : options_.parts) {
            if (interrupted() || !take(*store, part)) break;
        }
        if (const Status closed = store->close(); !closed && !broken_) {
            say_error(closed.error().message);
            broken_ = true;
        }
        say_summary();
        return interrupted() || broken_ || failed_ > 0 ? kExitPartly : kExitDone;
    }

private:
    /// False where the output could not be written.
    bool take(Store& store, const std::string& part) {
        MergeOptions merging;
        merging.conflict = [this](const VersionConflict& conflict) { tell(conflict); };
        merging.stop = [] { return interrupted(); };
        const Result<MergeCounts> counts = merge_graph(store, part, merging);
        if (!counts) {
            say_error(counts.error().message);
            ++failed_;
            broken_ = counts.error().message.starts_with(options_.output + ":");
            return !broken_;
        }
        added_ += counts->added;
        replaced_ += counts->replaced;
        unchanged_ += counts->unchanged;
        outdated_ += counts->outdated;
        return true;
    }

    void tell(const VersionConflict& conflict) {
        if (++conflicts_ > kMostConflicts) return;
        say_warning(
            conflict.uri + ": another version of it is in " + conflict.part + "; " +
            (conflict.replaced ? "that one was read later and is kept" : "it was read earlier and is left out"));
    }

    void say_summary() const {
        if (conflicts_ > kMostConflicts) {
            say("… and " + counted(conflicts_ - kMostConflicts, "further document") + " in two versions");
        }
        const auto count = [](std::uint64_t number, const char* what) {
            return number == 0 ? std::string() : ", " + grouped(number) + " " + what;
        };
        say(counted(options_.parts.size() - failed_, "graph") + " merged into " + options_.output + ": " +
            counted(added_, "new document") + count(replaced_, "replaced by a newer version") +
            count(outdated_, "left out for a newer version") + count(unchanged_, "there already"));
    }

    const Options& options_;
    std::uint64_t added_ = 0, replaced_ = 0, unchanged_ = 0, outdated_ = 0;
    std::size_t conflicts_ = 0;
    std::size_t failed_ = 0;
    bool broken_ = false;
};

int run(const Options& options) {
    for (const std::string& part : options.parts) {
        std::error_code error;
        if (std::filesystem::equivalent(part, options.output, error) && !error) {
            return say_error(part + ": is the output too; name another one for -o, or leave it out of the parts"),
                   kExitUsage;
        }
    }
    return MergeRun(options).run();
}

void define(CLI::App& app, int& status) {
    const auto options = std::make_shared<Options>();
    app.add_option("GRAPH", options->parts, "The graphs to put together; they stay as they are")->required();
    app.add_option("-o,--output", options->output, "The graph: made if it is not there, added to if it is")
        ->required()
        ->type_name("FILE");
    app.add_option("--wait", options->lock_wait, "How long to wait while another program writes the graph (default 5)")
        ->type_name("SECONDS")
        ->check(CLI::Range(0.0, 86400.0).description(""));
    app.footer(
        "\nThe result is the same whatever the order of the graphs, and as if all documents had been extracted into\n"
        "one. Where two graphs have different versions of a document, the one that was read later is kept.\n\n"
        "Examples:\n"
        "  entente merge part-*.db -o all.db");
    app.callback([options, &status] { status = run(*options); });
}

}  // namespace

extern const Command merge_command;
const Command merge_command = {"merge", "Put several graphs together", define};

}  // namespace entente
