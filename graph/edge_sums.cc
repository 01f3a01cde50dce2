// Every row of `link` becomes a small record; sorted by edge, story and document, the records of one edge stand
// together and are added up from one end to the other.
#include "graph/edge_sums.h"

#include <algorithm>
#include <functional>
#include <span>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "graph/id_numbers.h"
#include "graph/rows.h"

namespace entente {
namespace {

/// One row of `link`.
struct Said {
    std::uint32_t source = 0;
    std::uint32_t target = 0;
    std::uint32_t relation = 0;
    std::uint32_t story = 0;  // the number of a document that tells it
    std::uint32_t document = 0;
    std::uint32_t first_date = 0;
    std::uint32_t last_date = 0;
    bool negated = false;
    bool possible = false;
};

bool same_pair(const Said& a, const Said& b) {
    return a.source == b.source && a.target == b.target;
}

bool same_relation(const Said& a, const Said& b) {
    return same_pair(a, b) && a.relation == b.relation;
}

/// Texts, each kept once; number 0 is the empty one.
class Texts {
public:
    std::uint32_t number(std::string_view text) {
        if (text.empty()) return 0;
        if (const auto found = numbers_.find(text); found != numbers_.end()) return found->second;
        const auto next = static_cast<std::uint32_t>(texts_.size());
        numbers_.emplace(text, next);
        texts_.emplace_back(text);
        return next;
    }

    [[nodiscard]] const std::vector<std::string>& all() const { return texts_; }
    [[nodiscard]] std::vector<std::string> take() { return std::move(texts_); }

private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::vector<std::string> texts_ = {""};
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
};

class Adding {
public:
    Adding(sqlite3* connection, const std::vector<std::int64_t>& entities)
        : connection_(connection), entities_(entities) {}

    Status read(std::string_view condition) {
        if (Status done = read_relations(); !done) return done;
        if (Status done = read_documents(); !done) return done;
        return read_said(condition);
    }

    EdgeSums by_relation() {
        sort_by_relation();
        each_run(same_relation, [this](std::span<const Said> said) { sums_.edges.push_back(sum(said)); });
        return finish();
    }

    EdgeSums by_pair() {
        sort_by_relation();
        each_run(same_pair, [this](std::span<const Said> said) { add_parts(said); });
        sort([](const Said& said) { return std::tie(said.source, said.target, said.story, said.document); });
        each_run(same_pair, [this, pair = std::uint32_t{0}](std::span<const Said> said) mutable {
            EdgeSum edge = sum(said);
            edge.relation = main_relations_[pair];
            edge.parts = pair++;
            sums_.edges.push_back(edge);
        });
        return finish();
    }

private:
    Status read_relations() {
        const auto keep = [this](const Statement& row) {
            relation_numbers_.emplace(row.integer(0), static_cast<std::uint32_t>(sums_.relations.size()));
            sums_.relations.push_back(
                {row.integer(0), std::string(row.text(1)), std::string(row.text(2)), row.integer(3) != 0});
        };
        return each_row(connection_, "SELECT id, name, plover, symmetric FROM relation_type ORDER BY name", keep);
    }

    Status read_documents() {
        Result<std::vector<std::int64_t>> ids = integers_of(connection_, "SELECT id FROM document ORDER BY uri");
        if (!ids) return std::move(ids).error();
        documents_ = IdNumbers(*ids);
        stories_.resize(ids->size());
        for (std::uint32_t document = 0; document < stories_.size(); ++document) stories_[document] = document;
        const auto keep = [this](const Statement& row) {
            const std::uint32_t document = documents_.of(row.integer(0));
            const std::uint32_t told_by = documents_.of(row.integer(1));
            if (document != kNoNumber && told_by != kNoNumber) stories_[document] = told_by;
        };
        return each_row(connection_, "SELECT document_id, story_id FROM story", keep);
    }

    Status read_said(std::string_view condition) {
        const Result<std::int64_t> rows = integer_of(connection_, "SELECT count(*) FROM relation");
        if (!rows) return rows.error();
        said_.reserve(static_cast<std::size_t>(*rows));
        std::string sql =
            "SELECT source_id, target_id, relation_type_id, document_id, first_date, last_date, polarity = 'negated', "
            "modality = 'possible' FROM link";
        if (!condition.empty()) sql.append(" WHERE ").append(condition);
        const auto keep = [this](const Statement& row) {
            const std::uint32_t document = documents_.of(row.integer(3));
            said_.push_back({.source = entities_.of(row.integer(0)),
                             .target = entities_.of(row.integer(1)),
                             .relation = relation_numbers_.at(row.integer(2)),
                             .story = stories_[document],
                             .document = document,
                             .first_date = dates_.number(row.text(4)),
                             .last_date = dates_.number(row.text(5)),
                             .negated = row.integer(6) != 0,
                             .possible = row.integer(7) != 0});
        };
        return each_row(connection_, sql, keep);
    }

    void sort_by_relation() {
        sort([](const Said& said) {
            return std::tie(said.source, said.target, said.relation, said.story, said.document);
        });
    }

    template <typename Key>
    void sort(Key&& key) {
        std::sort(said_.begin(), said_.end(), [&key](const Said& a, const Said& b) { return key(a) < key(b); });
    }

    /// Calls `take` with each run of neighbours that are the same.
    template <typename Same, typename Take>
    void each_run(Same&& same, Take&& take) const {
        each_run_of(std::span<const Said>(said_), same, take);
    }

    template <typename Same, typename Take>
    static void each_run_of(std::span<const Said> said, Same&& same, Take&& take) {
        std::size_t begin = 0;
        for (std::size_t end = 1; end <= said.size(); ++end) {
            if (end < said.size() && same(said[begin], said[end])) continue;
            take(said.subspan(begin, end - begin));
            begin = end;
        }
    }

    /// What one edge is said by, sorted by story and document.
    [[nodiscard]] EdgeSum sum(std::span<const Said> said) const {
        EdgeSum edge{.source = said[0].source, .target = said[0].target, .relation = said[0].relation};
        for (const Said& one : said) {
            edge.first_date = nearer(edge.first_date, one.first_date, std::less<>{});
            edge.last_date = nearer(edge.last_date, one.last_date, std::greater<>{});
        }
        const auto same_story = [](const Said& a, const Said& b) { return a.story == b.story; };
        each_run_of(said, same_story, [&edge](std::span<const Said> told) { add_story(told, edge); });
        return edge;
    }

    static void add_story(std::span<const Said> told, EdgeSum& edge) {
        EdgeSum most;
        const auto same_document = [](const Said& a, const Said& b) { return a.document == b.document; };
        each_run_of(told, same_document, [&](std::span<const Said> said) {
            const auto count = [&said](bool Said::*what) {
                return static_cast<std::uint32_t>(std::count_if(said.begin(), said.end(), std::mem_fn(what)));
            };
            most.weight = std::max(most.weight, static_cast<std::uint32_t>(said.size()));
            most.negated = std::max(most.negated, count(&Said::negated));
            most.possible = std::max(most.possible, count(&Said::possible));
            ++edge.documents;
        });
        edge.weight += most.weight;
        edge.negated += most.negated;
        edge.possible += most.possible;
        ++edge.stories;
    }

    /// The one of two dates that comes first, in the sense of `before`; none is none.
    template <typename Before>
    [[nodiscard]] std::uint32_t nearer(std::uint32_t a, std::uint32_t b, Before&& before) const {
        if (a == 0 || b == 0 || a == b) return std::max(a, b);
        const auto& texts = dates_.all();
        return before(texts[b], texts[a]) ? b : a;
    }

    /// The relations of one pair, sorted by relation, as one edge's.
    void add_parts(std::span<const Said> said) {
        std::vector<EdgeSum> parts;
        each_run_of(said, same_relation, [&](std::span<const Said> one) { parts.push_back(sum(one)); });
        std::stable_sort(parts.begin(), parts.end(),
                         [](const EdgeSum& a, const EdgeSum& b) { return a.weight > b.weight; });
        EdgeParts names{.label = {}, .counts = {}, .symmetric = true};
        for (const EdgeSum& part : parts) {
            const KnownRelation& relation = sums_.relations[part.relation];
            const std::string_view comma = names.label.empty() ? "" : ", ";
            names.label.append(comma).append(relation.name);
            names.counts.append(comma).append(relation.name).append(" ").append(std::to_string(part.weight));
            names.symmetric = names.symmetric && relation.symmetric;
        }
        if (parts.size() == 1) names.counts.clear();
        sums_.parts.push_back(std::move(names));
        main_relations_.push_back(parts.front().relation);
    }

    EdgeSums finish() {
        sums_.dates = dates_.take();
        return std::move(sums_);
    }

    sqlite3* connection_;
    IdNumbers entities_;
    IdNumbers documents_{{}};
    std::vector<std::uint32_t> stories_;  // by document
    std::unordered_map<std::int64_t, std::uint32_t> relation_numbers_;
    std::vector<Said> said_;
    Texts dates_;
    std::vector<std::uint32_t> main_relations_;  // of each pair, the most said
    EdgeSums sums_;
};

}  // namespace

Result<EdgeSums> add_up_edges(sqlite3* connection, const std::vector<std::int64_t>& entities,
                              std::string_view condition, bool collapse) {
    Adding adding(connection, entities);
    if (Status read = adding.read(condition); !read) return std::move(read).error();
    return collapse ? adding.by_pair() : adding.by_relation();
}

}  // namespace entente
