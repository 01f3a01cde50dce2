// Writing the graph: one SQLite file (graph/schema.sql), whole documents only.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/base/result.h"
#include "graph/fact.h"
#include "graph/stored.h"

namespace entente {

struct StoreOptions {
    /// The run that the documents of `add` are from. One that another fingerprint has made is stored anew.
    ExtractionRun run;
    /// How long to wait for another program that is writing.
    std::chrono::milliseconds lock_wait{5000};
};

/// What became of a document: put in; put in the place of what the graph had under its name; there already, under this
/// name; there already, under another name, so that it has got one more.
enum class Stored : std::uint8_t { added, replaced, unchanged, duplicate };

/// What became of a document of another graph: put in, there already (perhaps with another extraction date), put in
/// the place of an older version, or left out because the graph's version is newer.
enum class Merged : std::uint8_t { added, unchanged, replaced, outdated };

/// What a reader gave of a document, but for its name: documents that have all of it in common are one.
struct DocumentContent {
    std::string_view text;
    std::string_view title{};
    std::string_view date{};
    std::string_view language{};
    std::string_view layout{};
    std::span<const std::pair<std::string, std::string>> metadata{};
};

/// The hash by which a document is known again.
[[nodiscard]] std::uint64_t content_hash(const DocumentContent& content);

/// The content of one graph file depends on the documents in it alone, not on their order or on what was there before
/// (ids do). Entities with the same key are one, whichever documents they come from.
///
/// Use: open; add_relation_types; then for each batch begin, add…, commit; close. Nothing of a batch is in the file
/// before commit, all of it afterwards, whatever happens: a crash, ^C or a full disk loses the batch and no more.
/// Other programs may read meanwhile. After an error of add or commit the batch is gone (rollback is implied) and
/// begin may be tried again. One thread at a time.
class Store {
public:
    /// Opens the graph at `path`, or makes one. Refuses folders, read-only places, files that are no graph, and graphs
    /// of a newer version, and leaves them as they are.
    [[nodiscard]] static Result<Store> open(const std::string& path, StoreOptions options = {});

    Store(Store&& other) noexcept;
    Store& operator=(Store&& other) noexcept;
    /// Rolls back a batch that is not committed, then closes.
    ~Store();

    /// Makes the packs' relations known, in a transaction of its own or in the batch. What an earlier pack said of
    /// them is overwritten.
    Status add_relation_types(std::span<const RelationType> types);
    /// The same for relations of another graph: what two graphs say differently is settled by byte order, so that it
    /// does not depend on which comes first.
    Status merge_relation_types(std::span<const RelationType> types);

    /// Starts a batch. There must be none.
    Status begin();

    /// Whether the graph has this very document, made by the same fingerprint: then it need not be extracted.
    [[nodiscard]] Result<bool> has(std::string_view uri, std::uint64_t hash);

    /// Stores a document within a batch; one of the same uri is replaced, unless it is the same (see has). Where the
    /// graph has its very content under another name, the document there gets one more; of several names, the first in
    /// byte order is its uri. `hash` is the reader's content_hash, by default that of the facts' own strings. An error
    /// for facts that do not fit together leaves the batch as it was.
    [[nodiscard]] Result<Stored> add(const DocumentFacts& facts, std::optional<std::uint64_t> hash = {});
    /// The same for a text that need not be extracted if the graph has it, made by the same fingerprint; where it has
    /// not, nothing is done, and nothing comes back.
    [[nodiscard]] Result<std::optional<Stored>> add_copy(const std::string& uri, std::uint64_t hash,
                                                         std::string_view text);

    /// Stores a document of another graph within a batch, unless the version here is newer (see VersionOrder). In
    /// whatever order documents come, and however often, the newest version of each is left.
    [[nodiscard]] Result<Merged> merge(const StoredDocument& document);
    /// The version of a document that the graph has, within a batch or outside.
    [[nodiscard]] Result<std::optional<VersionOrder>> version_of(std::string_view uri);

    /// Removes a document and all that only it said, within a batch; where it has further names, this name alone. Says
    /// whether it was there.
    [[nodiscard]] Result<bool> remove(std::string_view uri);

    Status commit();
    void rollback();

    /// Leaves one whole file without side files beside it, unless other programs still have it open. Rolls back a
    /// batch that is not committed. Nothing may be called afterwards. Also done by the destructor, which can report
    /// nothing.
    Status close();

private:
    struct State;
    explicit Store(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace entente
