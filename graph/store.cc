#include "graph/store.h"

#include <array>
#include <cassert>

#include "graph/base/hash.h"
#include "graph/check.h"
#include "graph/document_writer.h"
#include "graph/graph_file.h"

namespace entente {
namespace {

/// The row that the graph has for a uri.
struct FoundDocument {
    std::int64_t id = 0;
    VersionOrder version;
};

}  // namespace

std::uint64_t content_hash(std::string_view text, std::string_view title, std::string_view date,
                           const std::vector<std::pair<std::string, std::string>>& metadata) {
    std::uint64_t hash = hash_text(date, hash_text(title, hash_text(text)));
    for (const auto& [name, value] : metadata) hash = hash_text(value, hash_text(name, hash));
    return hash;
}

struct Store::State {
    std::string path;
    StoreOptions options;
    Connection connection;
    std::optional<DocumentWriter> writer;
    Statement find_document, find_extraction, insert_extraction, drop_extractions, touch_document, data_version;
    std::int64_t seen_version = 0;
    bool in_batch = false;

    ~State() { static_cast<void>(finish()); }

    Status prepare();
    [[nodiscard]] Error failure() const;
    /// Rolls the batch back and gives the reason that SQLite had for failing.
    Error give_up(const Error& reason);
    void rollback();
    Status begin();
    Status commit();
    Status notice_other_writers();
    Status finish();
    Result<std::optional<FoundDocument>> find(std::string_view uri);
    [[nodiscard]] bool is_same(const std::optional<FoundDocument>& found, std::uint64_t hash) const;
    Result<std::int64_t> extraction_id(const ExtractionRun& run);
    Status replace(const DocumentFacts& facts, std::optional<std::int64_t> old, std::uint64_t hash,
                   const ExtractionRun& run);
    Status touch(std::int64_t document, const ExtractionRun& run);
};

Status Store::State::prepare() {
    Result<DocumentWriter> opened = DocumentWriter::open(connection.get());
    if (!opened) return std::move(opened).error();
    writer.emplace(std::move(opened).value());
    const std::array<std::pair<Statement*, std::string_view>, 6> statements = {{
        {&find_document,
         "SELECT document.id, started, content_hash, fingerprint FROM document "
         "JOIN extraction ON extraction.id = extraction_id WHERE uri = ?"},
        {&find_extraction, "SELECT id FROM extraction WHERE fingerprint = ? AND started = ?"},
        {&insert_extraction, "INSERT INTO extraction (fingerprint, started, program, packs) VALUES (?, ?, ?, ?)"},
        {&drop_extractions,
         "DELETE FROM extraction WHERE NOT EXISTS (SELECT 1 FROM document WHERE extraction_id = extraction.id)"},
        {&touch_document, "UPDATE document SET extraction_id = ? WHERE id = ?"},
        {&data_version, "PRAGMA data_version"},
    }};
    for (const auto& [statement, sql] : statements) {
        Result<Statement> prepared = Statement::prepare(connection.get(), sql);
        if (!prepared) return std::move(prepared).error();
        *statement = std::move(prepared).value();
    }
    return Done{};
}

void Store::State::rollback() {
    if (connection && sqlite3_get_autocommit(connection.get()) == 0) {
        const Status ignored = execute(connection.get(), "ROLLBACK");
        static_cast<void>(ignored);  // what cannot be rolled back now will be when the file is opened again
    }
    in_batch = false;
    if (writer) writer->abandon();
}

Error Store::State::give_up(const Error& reason) {
    rollback();
    return about_file(path, reason);
}

Status Store::State::begin() {
    assert(!in_batch);
    if (!execute(connection.get(), "BEGIN IMMEDIATE")) {
        Error reason = file_error(path, connection.get());
        rollback();
        return reason;
    }
    in_batch = true;
    if (Status done = notice_other_writers(); !done) return give_up(done.error());
    return Done{};
}

Status Store::State::notice_other_writers() {
    const auto version = data_version.integer_of();
    if (!version) return version.error();
    if (seen_version != (*version).value_or(0)) writer->forget();
    seen_version = (*version).value_or(0);
    return Done{};
}

Status Store::State::commit() {
    assert(in_batch);
    if (Status done = writer->settle(); !done) return give_up(done.error());
    if (Status done = drop_extractions.run(); !done) return give_up(done.error());
    if (Status done = execute(connection.get(), "COMMIT"); !done) return give_up(done.error());
    in_batch = false;
    return Done{};
}

Status Store::State::finish() {
    if (!connection) return Done{};
    rollback();
    writer.reset();
    for (Statement* statement :
         {&find_document, &find_extraction, &insert_extraction, &drop_extractions, &touch_document, &data_version}) {
        *statement = Statement();
    }
    sqlite3_busy_timeout(connection.get(), 0);  // while others read, the side files stay: not worth a wait
    const Status flushed = execute(connection.get(), "PRAGMA wal_checkpoint(TRUNCATE)");
    if (flushed) {  // all is on the disk; that a header says so has no need to be waited for
        static_cast<void>(execute(connection.get(), "PRAGMA synchronous = OFF; PRAGMA journal_mode = DELETE"));
    }
    connection.reset();
    if (!flushed) return about_file(path, flushed.error());
    return Done{};
}

Result<std::optional<FoundDocument>> Store::State::find(std::string_view uri) {
    const Result<bool> row = find_document.bind(uri).step();
    std::optional<FoundDocument> found;
    if (row && *row) {
        found = FoundDocument{find_document.integer(0),
                              {find_document.integer(1), static_cast<std::uint64_t>(find_document.integer(2)),
                               std::string(find_document.text(3))}};
    }
    find_document.reset();
    if (!row) return row.error();
    return found;
}

bool Store::State::is_same(const std::optional<FoundDocument>& found, std::uint64_t hash) const {
    return found && found->version.content_hash == hash && found->version.fingerprint == options.run.fingerprint;
}

Result<std::int64_t> Store::State::extraction_id(const ExtractionRun& run) {
    const auto found = find_extraction.bind(run.fingerprint, run.started).integer_of();
    if (!found) return found.error();
    if (*found) return **found;
    Status inserted = insert_extraction.run_with(run.fingerprint, run.started, OrNull{run.program}, OrNull{run.packs});
    if (!inserted) return std::move(inserted).error();
    return static_cast<std::int64_t>(sqlite3_last_insert_rowid(connection.get()));
}

Status Store::State::replace(const DocumentFacts& facts, std::optional<std::int64_t> old, std::uint64_t hash,
                             const ExtractionRun& run) {
    const Result<std::int64_t> extraction = extraction_id(run);
    if (!extraction) return extraction.error();
    if (old) {
        if (Status done = writer->remove(*old); !done) return done;
    }
    return writer->write(facts, {.id = old, .content_hash = hash, .extraction_id = *extraction});
}

/// The same version from a later run.
Status Store::State::touch(std::int64_t document, const ExtractionRun& run) {
    const Result<std::int64_t> extraction = extraction_id(run);
    if (!extraction) return extraction.error();
    return touch_document.run_with(*extraction, document);
}

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::string& path, StoreOptions options) {
    Result<Connection> connection = open_for_writing(path, options.lock_wait);
    if (!connection) return std::move(connection).error();
    auto state = std::make_unique<State>();
    state->path = path;
    state->options = std::move(options);
    state->connection = std::move(connection).value();
    if (Status prepared = state->prepare(); !prepared) return about_file(path, prepared.error());
    return Store(std::move(state));
}

Status Store::begin() {
    return state_->begin();
}

Status Store::commit() {
    return state_->commit();
}

void Store::rollback() {
    state_->rollback();
}

Status Store::close() {
    return state_->finish();
}

Status Store::add_relation_types(std::span<const RelationType> types) {
    const bool alone = !state_->in_batch;
    if (alone) {
        if (Status begun = state_->begin(); !begun) return begun;
    }
    for (const RelationType& type : types) {
        if (Status done = state_->writer->write_relation_type(type); !done) return state_->give_up(done.error());
    }
    return alone ? state_->commit() : Status(Done{});
}

Status Store::merge_relation_types(std::span<const RelationType> types) {
    const bool alone = !state_->in_batch;
    if (alone) {
        if (Status begun = state_->begin(); !begun) return begun;
    }
    for (const RelationType& type : types) {
        if (Status done = state_->writer->merge_relation_type(type); !done) return state_->give_up(done.error());
    }
    return alone ? state_->commit() : Status(Done{});
}

Result<bool> Store::has(std::string_view uri, std::uint64_t hash) {
    const auto found = state_->find(uri);
    if (!found) return about_file(state_->path, found.error());
    return state_->is_same(*found, hash);
}

Result<Stored> Store::add(const DocumentFacts& facts, std::optional<std::uint64_t> hash) {
    assert(state_->in_batch);
    if (Status fit = check_facts(facts); !fit) return Error{facts.uri + ": " + fit.error().message};
    const std::uint64_t own = hash ? *hash : content_hash(facts.text, facts.title, facts.date, facts.metadata);
    const auto found = state_->find(facts.uri);
    if (!found) return state_->give_up(found.error());
    const std::optional<FoundDocument>& old = *found;
    if (state_->is_same(old, own)) return Stored::unchanged;
    const auto old_id = old ? std::optional(old->id) : std::nullopt;
    if (Status done = state_->replace(facts, old_id, own, state_->options.run); !done)
        return state_->give_up(done.error());
    return old ? Stored::replaced : Stored::added;
}

Result<Merged> Store::merge(const StoredDocument& document) {
    assert(state_->in_batch);
    const DocumentFacts& facts = document.facts;
    if (Status fit = check_facts(facts); !fit) return Error{facts.uri + ": " + fit.error().message};
    const auto found = state_->find(facts.uri);
    if (!found) return state_->give_up(found.error());
    const VersionOrder theirs = {document.run.started, document.content_hash, document.run.fingerprint};
    if (*found) {
        const VersionOrder& ours = (*found)->version;
        const bool same = ours.content_hash == theirs.content_hash && ours.fingerprint == theirs.fingerprint;
        if (same && ours.started < theirs.started) {
            if (Status done = state_->touch((*found)->id, document.run); !done) return state_->give_up(done.error());
        }
        if (same) return Merged::unchanged;
        if (theirs < ours) return Merged::outdated;
    }
    const auto old_id = *found ? std::optional((*found)->id) : std::nullopt;
    Status done = state_->replace(facts, old_id, document.content_hash, document.run);
    if (!done) return state_->give_up(done.error());
    return old_id ? Merged::replaced : Merged::added;
}

Result<std::optional<VersionOrder>> Store::version_of(std::string_view uri) {
    const auto found = state_->find(uri);
    if (!found) return about_file(state_->path, found.error());
    return *found ? std::optional((*found)->version) : std::nullopt;
}

Result<bool> Store::remove(std::string_view uri) {
    assert(state_->in_batch);
    const auto found = state_->find(uri);
    if (!found) return state_->give_up(found.error());
    if (!*found) return false;
    if (Status done = state_->writer->remove((*found)->id); !done) return state_->give_up(done.error());
    return true;
}

}  // namespace entente
