#include "graph/merge.h"

#include <optional>
#include <utility>

#include "graph/document_reader.h"

namespace entente {
namespace {

class Merger {
public:
    Merger(Store& store, DocumentReader& reader, const std::string& part, const MergeOptions& options)
        : store_(store), reader_(reader), part_(part), options_(options) {}

    Result<MergeCounts> run() {
        const auto types = reader_.relation_types();
        if (!types) return types.error();
        if (Status done = store_.merge_relation_types(*types); !done) return done.error();
        const auto ids = reader_.ids();
        if (!ids) return ids.error();
        for (const std::int64_t id : *ids) {
            if (options_.stop && options_.stop()) break;
            if (Status done = take(id); !done) {
                if (in_batch_ > 0) store_.rollback();
                return done.error();
            }
        }
        if (Status done = commit(); !done) return done.error();
        return counts_;
    }

private:
    Status take(std::int64_t id) {
        Result<std::optional<StoredDocument>> document = reader_.read(id);
        if (!document) return document.error();
        if (!*document) return Done{};
        if (in_batch_ == 0) {
            if (Status begun = store_.begin(); !begun) return begun;
        }
        ++in_batch_;
        if (Status done = merge_names(**document); !done) return done;
        return in_batch_ < options_.batch_documents ? Status(Done{}) : commit();
    }

    /// Each name is a version of its own: another part may have something else under it.
    Status merge_names(StoredDocument& document) {
        if (Status done = merge(document); !done) return done;
        for (const DocumentCopy& copy : std::exchange(document.copies, {})) {
            document.facts.uri = copy.uri;
            document.run.started = copy.started;
            if (Status done = merge(document); !done) return done;
        }
        return Done{};
    }

    Status merge(const StoredDocument& document) {
        const auto before = store_.version_of(document.facts.uri);
        if (!before) return before.error();
        const Result<Merged> merged = store_.merge(document);
        if (!merged) return merged.error();
        count(*merged);
        const bool differs = *before && (*before)->content_hash != document.content_hash;
        if (differs && options_.conflict) {
            options_.conflict({document.facts.uri, part_, *merged == Merged::replaced});
        }
        return Done{};
    }

    void count(Merged merged) {
        switch (merged) {
            case Merged::added: ++counts_.added; break;
            case Merged::unchanged: ++counts_.unchanged; break;
            case Merged::replaced: ++counts_.replaced; break;
            case Merged::outdated: ++counts_.outdated; break;
        }
    }

    Status commit() { return std::exchange(in_batch_, 0) > 0 ? store_.commit() : Status(Done{}); }

    Store& store_;
    DocumentReader& reader_;
    const std::string& part_;
    const MergeOptions& options_;
    MergeCounts counts_;
    std::uint64_t in_batch_ = 0;
};

}  // namespace

Result<MergeCounts> merge_graph(Store& store, const std::string& part, const MergeOptions& options) {
    Result<DocumentReader> reader = DocumentReader::open(part);
    if (!reader) return reader.error();
    return Merger(store, *reader, part, options).run();
}

}  // namespace entente
