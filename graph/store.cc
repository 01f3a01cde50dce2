#include "graph/store.h"

#include <array>
#include <cassert>

#include "graph/base/hash.h"
#include "graph/check.h"
#include "graph/document_names.h"
#include "graph/document_writer.h"
#include "graph/graph_file.h"

namespace entente {
namespace {

/// A document to be stored, or of which only the text is known.
struct Incoming {
    const std::string& uri;
    std::string_view text;
    std::uint64_t hash = 0;
    const ExtractionRun& run;
    const DocumentFacts* facts = nullptr;
};

}  // namespace

std::uint64_t content_hash(const DocumentContent& content) {
    std::uint64_t hash = hash_text(content.text);
    for (const std::string_view part : {content.title, content.date, content.language, content.layout}) {
        hash = hash_text(part, hash);
    }
    for (const auto& [name, value] : content.metadata) hash = hash_text(value, hash_text(name, hash));
    return hash;
}

struct Store::State {
    std::string path;
    StoreOptions options;
    Connection connection;
    std::optional<DocumentWriter> writer;
    std::optional<DocumentNames> names;
    Statement find_extraction, insert_extraction, drop_extractions, data_version;
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
    [[nodiscard]] bool is_same(const std::optional<NamedDocument>& found, std::uint64_t hash) const;
    Result<std::int64_t> extraction_id(const ExtractionRun& run);
    Result<std::optional<Stored>> put(const Incoming& incoming, const std::optional<NamedDocument>& found,
                                      std::vector<std::string> taken);
    Result<bool> remove(std::int64_t document);
    Result<bool> drop(const NamedDocument& document, const std::string& uri);
    Status give_names(std::int64_t document, std::span<const std::string> uris, std::int64_t extraction);
    Result<std::vector<std::string>> names_to_take(const std::string& uri, const std::optional<NamedDocument>& found,
                                                   std::uint64_t hash);
    Result<std::optional<Stored>> add(const Incoming& incoming);
    Status touch(const NamedDocument& document, const std::string& uri, const ExtractionRun& run);
};

Status Store::State::prepare() {
    Result<DocumentWriter> opened = DocumentWriter::open(connection.get());
    if (!opened) return std::move(opened).error();
    writer.emplace(std::move(opened).value());
    Result<DocumentNames> known = DocumentNames::open(connection.get());
    if (!known) return std::move(known).error();
    names.emplace(std::move(known).value());
    const std::array<std::pair<Statement*, std::string_view>, 4> statements = {{
        {&find_extraction, "SELECT id FROM extraction WHERE fingerprint = ? AND started = ?"},
        {&insert_extraction, "INSERT INTO extraction (fingerprint, started, program, packs) VALUES (?, ?, ?, ?)"},
        {&drop_extractions,
         "DELETE FROM extraction WHERE NOT EXISTS (SELECT 1 FROM document WHERE extraction_id = extraction.id) "
         "AND NOT EXISTS (SELECT 1 FROM copy WHERE extraction_id = extraction.id)"},
        {&data_version, "PRAGMA data_version"},
    }};
    return prepare_all(connection.get(), statements);
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
    names.reset();
    for (Statement* statement : {&find_extraction, &insert_extraction, &drop_extractions, &data_version}) {
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

bool Store::State::is_same(const std::optional<NamedDocument>& found, std::uint64_t hash) const {
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

/// Makes the incoming document that of the names in `taken`: all that `found` has, ascending, or its own alone.
Result<std::optional<Stored>> Store::State::put(const Incoming& incoming, const std::optional<NamedDocument>& found,
                                                std::vector<std::string> taken) {
    const auto twin = names->twin(incoming.hash, incoming.run.fingerprint, incoming.text);
    if (!twin) return twin.error();
    if (!*twin && incoming.facts == nullptr) return std::optional<Stored>();
    const Result<std::int64_t> extraction = extraction_id(incoming.run);
    if (!extraction) return extraction.error();
    std::optional<std::int64_t> row;  // of which nothing is left
    if (found) {
        const Result<bool> gone = taken.size() > 1 ? remove(found->id) : drop(*found, incoming.uri);
        if (!gone) return gone.error();
        if (*gone) row = found->id;
    }
    std::span<const std::string> further = taken;
    if (!*twin) {
        const DocumentStamp stamp = {taken.front(), row, incoming.hash, *extraction};
        if (Status done = writer->write(*incoming.facts, stamp); !done) return done.error();
        further = further.subspan(1);
    }
    const std::int64_t document = *twin ? **twin : writer->document_id();
    if (Status done = give_names(document, further, *extraction); !done) return done.error();
    return std::optional(found ? Stored::replaced : *twin ? Stored::duplicate : Stored::added);
}

Result<bool> Store::State::remove(std::int64_t document) {
    if (Status done = writer->remove(document); !done) return done.error();
    return true;
}

/// Takes a name from a document; says whether the document went with it.
Result<bool> Store::State::drop(const NamedDocument& document, const std::string& uri) {
    const Result<bool> dropped = names->drop(document, uri);
    if (!dropped) return dropped.error();
    if (!*dropped) return remove(document.id);
    if (document.is_copy) return false;
    if (Status done = writer->rename(document.id); !done) return done.error();
    return false;
}

Status Store::State::give_names(std::int64_t document, std::span<const std::string> uris, std::int64_t extraction) {
    for (const std::string& uri : uris) {
        const Result<bool> first = names->add(document, uri, extraction);
        if (!first) return first.error();
        if (!*first) continue;
        if (Status done = writer->rename(document); !done) return done;
    }
    return Done{};
}

/// What is extracted anew from the same content is so for all that have it.
Result<std::vector<std::string>> Store::State::names_to_take(const std::string& uri,
                                                             const std::optional<NamedDocument>& found,
                                                             std::uint64_t hash) {
    if (!found || found->version.content_hash != hash) return std::vector<std::string>{uri};
    return names->of(found->id);
}

Result<std::optional<Stored>> Store::State::add(const Incoming& incoming) {
    const auto found = names->find(incoming.uri);
    if (!found) return found.error();
    if (is_same(*found, incoming.hash)) return std::optional(Stored::unchanged);
    Result<std::vector<std::string>> taken = names_to_take(incoming.uri, *found, incoming.hash);
    if (!taken) return taken.error();
    return put(incoming, *found, std::move(taken).value());
}

/// The same version from a later run.
Status Store::State::touch(const NamedDocument& document, const std::string& uri, const ExtractionRun& run) {
    const Result<std::int64_t> extraction = extraction_id(run);
    if (!extraction) return extraction.error();
    return names->touch(document, uri, *extraction);
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
    const auto found = state_->names->find(uri);
    if (!found) return about_file(state_->path, found.error());
    return state_->is_same(*found, hash);
}

Result<Stored> Store::add(const DocumentFacts& facts, std::optional<std::uint64_t> hash) {
    assert(state_->in_batch);
    if (Status fit = check_facts(facts); !fit) return Error{facts.uri + ": " + fit.error().message};
    const DocumentContent content = {facts.text, facts.title, facts.date, facts.language, facts.layout, facts.metadata};
    const std::uint64_t own = hash ? *hash : content_hash(content);
    const auto stored = state_->add({facts.uri, facts.text, own, state_->options.run, &facts});
    if (!stored) return state_->give_up(stored.error());
    return **stored;
}

Result<std::optional<Stored>> Store::add_copy(const std::string& uri, std::uint64_t hash, std::string_view text) {
    assert(state_->in_batch);
    auto stored = state_->add({uri, text, hash, state_->options.run});
    if (!stored) return state_->give_up(stored.error());
    return stored;
}

Result<Merged> Store::merge(const StoredDocument& document) {
    assert(state_->in_batch);
    const DocumentFacts& facts = document.facts;
    if (Status fit = check_facts(facts); !fit) return Error{facts.uri + ": " + fit.error().message};
    const auto found = state_->names->find(facts.uri);
    if (!found) return state_->give_up(found.error());
    const VersionOrder theirs = {document.run.started, document.content_hash, document.run.fingerprint};
    if (*found) {
        const VersionOrder& ours = (*found)->version;
        const bool same = ours.content_hash == theirs.content_hash && ours.fingerprint == theirs.fingerprint;
        if (same && ours.started < theirs.started) {
            if (Status done = state_->touch(**found, facts.uri, document.run); !done) {
                return state_->give_up(done.error());
            }
        }
        if (same) return Merged::unchanged;
        if (theirs < ours) return Merged::outdated;
    }
    const auto stored =
        state_->put({facts.uri, facts.text, document.content_hash, document.run, &facts}, *found, {facts.uri});
    if (!stored) return state_->give_up(stored.error());
    return *found ? Merged::replaced : Merged::added;
}

Result<std::optional<VersionOrder>> Store::version_of(std::string_view uri) {
    const auto found = state_->names->find(uri);
    if (!found) return about_file(state_->path, found.error());
    return *found ? std::optional((*found)->version) : std::nullopt;
}

Result<bool> Store::remove(std::string_view uri) {
    assert(state_->in_batch);
    const auto found = state_->names->find(uri);
    if (!found) return state_->give_up(found.error());
    if (!*found) return false;
    const Result<bool> gone = state_->drop(**found, std::string(uri));
    if (!gone) return state_->give_up(gone.error());
    return true;
}

}  // namespace entente
