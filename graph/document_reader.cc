// The inverse of document_writer.cc: rows to facts. Ids become indexes by the order of the rows.
#include "graph/document_reader.h"

#include <array>
#include <unordered_map>
#include <utility>

#include "graph/graph_file.h"
#include "graph/namesakes.h"
#include "graph/sqlite.h"

namespace entente {
namespace {

constexpr std::string_view kDocument =
    "SELECT uri, content_hash, title, date, language, words, sentences, fingerprint, program, packs, started, "
    "(SELECT blocks FROM layout WHERE document_id = document.id), text "
    "FROM document JOIN extraction ON extraction.id = extraction_id WHERE document.id = ?";
constexpr std::string_view kProfiles =
    "SELECT profile.id, profile.entity_id, entity.key, known, profile.name, profile.kind_id, profile.country, "
    "profile.latitude, profile.longitude, profile.wikidata, trade, decade FROM appearance JOIN profile ON profile.id = "
    "profile_id "
    "JOIN entity ON entity.id = profile.entity_id WHERE document_id = ? ORDER BY profile.id";
// What was found in boilerplate is read as well.
constexpr std::string_view kMentions =
    "SELECT found.sentence_id, found.start, found.\"end\", entity_id, kind_id, form_id, rule FROM sentence "
    "JOIN mention AS found ON found.sentence_id = sentence.id WHERE document_id = ?1 UNION ALL "
    "SELECT found.sentence_id, found.start, found.\"end\", entity_id, kind_id, form_id, rule FROM sentence "
    "JOIN muted_mention AS found ON found.sentence_id = sentence.id WHERE document_id = ?1 ORDER BY 1, 2, 3, 4";
constexpr std::string_view kRelations =
    "SELECT found.sentence_id, name, subject_id, object_id, object_text, polarity, modality, date, date_from, "
    "date_to, place_id, speaker_id, rule, construction, trigger, confidence, found.id FROM sentence "
    "JOIN relation AS found ON found.sentence_id = sentence.id "
    "JOIN relation_type ON relation_type.id = relation_type_id WHERE document_id = ?1 UNION ALL "
    "SELECT found.sentence_id, name, subject_id, object_id, object_text, polarity, modality, date, date_from, "
    "date_to, place_id, speaker_id, rule, construction, trigger, confidence, found.id FROM sentence "
    "JOIN muted_relation AS found ON found.sentence_id = sentence.id "
    "JOIN relation_type ON relation_type.id = relation_type_id WHERE document_id = ?1 ORDER BY 1, 17";

Polarity polarity_of(std::string_view text) {
    return text == to_string(Polarity::negated) ? Polarity::negated : Polarity::affirmed;
}

Modality modality_of(std::string_view text) {
    for (const Modality modality : {Modality::future, Modality::possible, Modality::former}) {
        if (text == to_string(modality)) return modality;
    }
    return Modality::actual;
}

std::string text_of(const Statement& row, int column) {
    return std::string(row.text(column));
}

std::uint32_t number_of(const Statement& row, int column) {
    return static_cast<std::uint32_t>(row.integer(column));
}

std::optional<double> real_of(const Statement& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional(row.real(column));
}

}  // namespace

struct DocumentReader::State {
    using IndexOf = std::unordered_map<std::int64_t, std::uint32_t>;  // of a row's id

    std::string path;
    Connection connection;
    Statement document, metadata, sentences, profiles, aliases, mentions, relations, dates, bands, paragraphs, copies,
        known, known_content;
    // of the document that is being read
    IndexOf sentence_index, entity_index;

    Status prepare();
    /// Calls `take` for each row of a statement that is bound.
    template <typename Take>
    Status for_each(Statement& statement, Take take);
    Result<std::vector<std::int64_t>> list(Statement& statement);
    Result<std::optional<StoredDocument>> read_row(std::int64_t id);
    Status read_metadata(std::int64_t id, DocumentFacts& facts);
    Status read_facts(std::int64_t id, DocumentFacts& facts);
    Status read_aliases(std::int64_t profile, Entity& entity);
    [[nodiscard]] std::optional<std::uint32_t> entity_at(const Statement& row, int column) const;
    void take_profile(DocumentFacts& facts, std::vector<std::int64_t>& profile_ids);
    void take_relation(DocumentFacts& facts);
};

Status DocumentReader::State::prepare() {
    const std::array<std::pair<Statement*, std::string_view>, 13> statements = {{
        {&document, kDocument},
        {&metadata, "SELECT name, value FROM metadatum WHERE document_id = ? ORDER BY name, value"},
        {&sentences, "SELECT id, start, \"end\" FROM sentence WHERE document_id = ? ORDER BY id"},
        {&profiles, kProfiles},
        {&aliases, "SELECT name FROM alias WHERE profile_id = ? ORDER BY name"},
        {&mentions, kMentions},
        {&relations, kRelations},
        {&dates, R"(SELECT start, "end", value FROM date WHERE document_id = ? ORDER BY start, "end")"},
        {&bands, "SELECT hash FROM band WHERE document_id = ? ORDER BY hash"},
        {&paragraphs,
         R"(SELECT start, "end", hash, context FROM paragraph WHERE document_id = ? ORDER BY start, hash)"},
        {&copies,
         "SELECT uri, started FROM copy JOIN extraction ON extraction.id = extraction_id WHERE document_id = ? "
         "ORDER BY uri"},
        {&known,
         "SELECT 1 FROM document JOIN extraction ON extraction.id = extraction_id WHERE document.id = "
         "coalesce((SELECT id FROM document WHERE uri = ?1), (SELECT document_id FROM copy WHERE uri = ?1)) "
         "AND content_hash = ?2 AND fingerprint = ?3"},
        {&known_content,
         "SELECT 1 FROM document JOIN extraction ON extraction.id = extraction_id "
         "WHERE content_hash = ? AND fingerprint = ?"},
    }};
    return prepare_all(connection.get(), statements);
}

template <typename Take>
Status DocumentReader::State::for_each(Statement& statement, Take take) {
    while (true) {
        const Result<bool> row = statement.step();
        if (row && *row) {
            take();
            continue;
        }
        statement.reset();
        if (!row) return about_file(path, row.error());
        return Done{};
    }
}

Result<std::vector<std::int64_t>> DocumentReader::State::list(Statement& statement) {
    std::vector<std::int64_t> out;
    if (Status done = for_each(statement, [&] { out.push_back(statement.integer(0)); }); !done) return done.error();
    return out;
}

Result<std::optional<StoredDocument>> DocumentReader::State::read_row(std::int64_t id) {
    std::optional<StoredDocument> out;
    document.bind(id);
    const auto take = [&] {
        StoredDocument& found = out.emplace();
        DocumentFacts& facts = found.facts;
        facts.uri = text_of(document, 0);
        found.content_hash = static_cast<std::uint64_t>(document.integer(1));
        facts.title = text_of(document, 2);
        facts.date = text_of(document, 3);
        facts.language = text_of(document, 4);
        facts.words = number_of(document, 5);
        facts.sentence_count = number_of(document, 6);
        found.run = {text_of(document, 7), text_of(document, 8), text_of(document, 9), document.integer(10)};
        facts.layout = text_of(document, 11);
        facts.text = text_of(document, 12);
    };
    if (Status done = for_each(document, take); !done) return done.error();
    if (!out) return out;
    if (Status done = read_metadata(id, out->facts); !done) return done.error();
    copies.bind(id);
    const auto take_copy = [&] { out->copies.push_back({text_of(copies, 0), copies.integer(1)}); };
    if (Status done = for_each(copies, take_copy); !done) return done.error();
    return out;
}

Status DocumentReader::State::read_metadata(std::int64_t id, DocumentFacts& facts) {
    metadata.bind(id);
    return for_each(metadata, [&] { facts.metadata.emplace_back(text_of(metadata, 0), text_of(metadata, 1)); });
}

Status DocumentReader::State::read_facts(std::int64_t id, DocumentFacts& facts) {
    sentence_index.clear();
    entity_index.clear();
    std::vector<std::int64_t> profile_ids;
    const auto take_sentence = [&] {
        sentence_index.emplace(sentences.integer(0), static_cast<std::uint32_t>(facts.sentences.size()));
        facts.sentences.push_back({number_of(sentences, 1), number_of(sentences, 2)});
    };
    const auto take_mention = [&] {
        facts.mentions.push_back({entity_index[mentions.integer(3)],
                                  static_cast<EntityKind>(mentions.integer(4)),
                                  static_cast<MentionForm>(mentions.integer(5)),
                                  {number_of(mentions, 1), number_of(mentions, 2)},
                                  sentence_index[mentions.integer(0)],
                                  text_of(mentions, 6)});
    };
    const auto take_date = [&] {
        facts.dates.push_back({{number_of(dates, 0), number_of(dates, 1)}, {}, text_of(dates, 2)});
    };
    for (Statement* statement : {&sentences, &profiles, &mentions, &relations, &dates, &bands, &paragraphs}) {
        statement->bind(id);
    }
    if (Status done = for_each(sentences, take_sentence); !done) return done;
    if (Status done = for_each(profiles, [&] { take_profile(facts, profile_ids); }); !done) return done;
    for (std::size_t i = 0; i < profile_ids.size(); ++i) {
        if (Status done = read_aliases(profile_ids[i], facts.entities[i]); !done) return done;
    }
    if (Status done = for_each(mentions, take_mention); !done) return done;
    if (Status done = for_each(relations, [&] { take_relation(facts); }); !done) return done;
    if (Status done = for_each(dates, take_date); !done) return done;
    const auto take_paragraph = [&] {
        facts.paragraphs.push_back(
            {{number_of(paragraphs, 0), number_of(paragraphs, 1)}, paragraphs.integer(2), paragraphs.integer(3)});
    };
    if (Status done = for_each(paragraphs, take_paragraph); !done) return done;
    return for_each(bands, [&] { facts.bands.push_back(bands.integer(0)); });
}

void DocumentReader::State::take_profile(DocumentFacts& facts, std::vector<std::int64_t>& profile_ids) {
    profile_ids.push_back(profiles.integer(0));
    entity_index.emplace(profiles.integer(1), static_cast<std::uint32_t>(facts.entities.size()));
    Entity& entity = facts.entities.emplace_back();
    entity.key = key_of_name(text_of(profiles, 2));
    entity.known = profiles.integer(3) != 0;
    entity.name = text_of(profiles, 4);
    entity.kind = static_cast<EntityKind>(profiles.integer(5));
    entity.country = text_of(profiles, 6);
    entity.latitude = real_of(profiles, 7);
    entity.longitude = real_of(profiles, 8);
    entity.wikidata = text_of(profiles, 9);
    entity.trade = text_of(profiles, 10);
    entity.decade = profiles.integer(11);
}

Status DocumentReader::State::read_aliases(std::int64_t profile, Entity& entity) {
    aliases.bind(profile);
    return for_each(aliases, [&] { entity.aliases.push_back(text_of(aliases, 0)); });
}

std::optional<std::uint32_t> DocumentReader::State::entity_at(const Statement& row, int column) const {
    if (row.is_null(column)) return std::nullopt;
    const auto found = entity_index.find(row.integer(column));
    return found == entity_index.end() ? std::nullopt : std::optional(found->second);
}

void DocumentReader::State::take_relation(DocumentFacts& facts) {
    const Statement& row = relations;
    Relation relation;
    relation.name = text_of(row, 1);
    relation.subject = entity_at(row, 2).value_or(0);
    relation.object = entity_at(row, 3);
    relation.object_text = text_of(row, 4);
    relation.polarity = polarity_of(row.text(5));
    relation.modality = modality_of(row.text(6));
    relation.date = text_of(row, 7);
    relation.date_from = text_of(row, 8);
    relation.date_to = text_of(row, 9);
    relation.place = entity_at(row, 10);
    relation.speaker = entity_at(row, 11);
    relation.evidence = {sentence_index[row.integer(0)], text_of(row, 12), text_of(row, 13), text_of(row, 14),
                         row.real(15)};
    facts.relations.push_back(std::move(relation));
}

DocumentReader::DocumentReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
DocumentReader::DocumentReader(DocumentReader&&) noexcept = default;
DocumentReader& DocumentReader::operator=(DocumentReader&&) noexcept = default;
DocumentReader::~DocumentReader() = default;

Result<DocumentReader> DocumentReader::open(const std::string& path, std::chrono::milliseconds lock_wait) {
    Result<Connection> connection = open_for_reading(path, lock_wait);
    if (!connection) return std::move(connection).error();
    auto state = std::make_unique<State>();
    state->path = path;
    state->connection = std::move(connection).value();
    if (Status prepared = state->prepare(); !prepared) return about_file(path, prepared.error());
    return DocumentReader(std::move(state));
}

Result<std::vector<std::int64_t>> DocumentReader::ids() {
    Result<Statement> all = Statement::prepare(state_->connection.get(), "SELECT id FROM document ORDER BY uri");
    if (!all) return about_file(state_->path, all.error());
    return state_->list(*all);
}

Result<std::vector<std::int64_t>> DocumentReader::ids_not_of(std::string_view fingerprint) {
    constexpr std::string_view kStale =
        "SELECT document.id FROM document JOIN extraction ON extraction.id = extraction_id WHERE fingerprint <> ? "
        "ORDER BY uri";
    Result<Statement> stale = Statement::prepare(state_->connection.get(), kStale);
    if (!stale) return about_file(state_->path, stale.error());
    return state_->list(stale->bind(fingerprint));
}

Result<std::vector<std::string>> DocumentReader::uris(const std::function<bool(std::string_view)>& wanted) {
    Result<Statement> all = Statement::prepare(state_->connection.get(),
                                               "SELECT uri FROM document UNION ALL SELECT uri FROM copy ORDER BY uri");
    if (!all) return about_file(state_->path, all.error());
    std::vector<std::string> out;
    const auto take = [&] {
        if (wanted(all->text(0))) out.push_back(text_of(*all, 0));
    };
    if (Status done = state_->for_each(*all, take); !done) return done.error();
    return out;
}

Result<bool> DocumentReader::has(std::string_view uri, std::uint64_t content_hash, std::string_view fingerprint) {
    const auto found = state_->known.bind(uri, static_cast<std::int64_t>(content_hash), fingerprint).integer_of();
    if (!found) return about_file(state_->path, found.error());
    return found->has_value();
}

Result<bool> DocumentReader::has_content(std::uint64_t content_hash, std::string_view fingerprint) {
    const auto found = state_->known_content.bind(static_cast<std::int64_t>(content_hash), fingerprint).integer_of();
    if (!found) return about_file(state_->path, found.error());
    return found->has_value();
}

Result<std::optional<StoredDocument>> DocumentReader::read_text(std::int64_t id) {
    return state_->read_row(id);
}

Result<std::optional<StoredDocument>> DocumentReader::read(std::int64_t id) {
    // One transaction, so that all rows are of one version of the document.
    if (Status begun = execute(state_->connection.get(), "BEGIN"); !begun) {
        return about_file(state_->path, begun.error());
    }
    Result<std::optional<StoredDocument>> out = state_->read_row(id);
    Status done = Done{};
    if (out && *out) done = state_->read_facts(id, (**out).facts);
    static_cast<void>(execute(state_->connection.get(), "ROLLBACK"));
    if (!done) return done.error();
    return out;
}

Result<std::vector<RelationType>> DocumentReader::relation_types() {
    Result<Statement> types = Statement::prepare(
        state_->connection.get(), "SELECT name, plover, symmetric, about FROM relation_type ORDER BY name");
    if (!types) return about_file(state_->path, types.error());
    std::vector<RelationType> out;
    const auto take = [&] {
        out.push_back({text_of(*types, 0), text_of(*types, 1), types->integer(2) != 0, text_of(*types, 3)});
    };
    if (Status done = state_->for_each(*types, take); !done) return done.error();
    return out;
}

}  // namespace entente
