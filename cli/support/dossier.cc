#include "cli/support/dossier.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "graph/base/fold.h"

namespace entente {
namespace {

constexpr std::size_t kMostRelationsOfYear = 4;

constexpr std::string_view kForms =
    "SELECT substr(document.text, mention.start + 1, mention.\"end\" - mention.start) AS surface, form.name, count(*) "
    "FROM mention JOIN form ON form.id = form_id JOIN sentence ON sentence.id = sentence_id "
    "JOIN document ON document.id = document_id WHERE entity_id = ? GROUP BY surface, form_id ORDER BY 3 DESC, 1";

constexpr std::string_view kRules =
    "SELECT coalesce(rule, form.name) AS decided, count(*) FROM mention JOIN form ON form.id = form_id "
    "WHERE entity_id = ? GROUP BY decided ORDER BY 2 DESC, 1";

// Keys of one name differ behind '~' (graph/namesakes.h).
constexpr std::string_view kNamesakes =
    "WITH own AS (SELECT substr(key, 1, instr(key || '~', '~') - 1) AS name FROM entity WHERE id = ?1) "
    "SELECT coalesce(country, ''), key, (SELECT count(*) FROM mention WHERE entity_id = entity.id) FROM entity, own "
    "WHERE entity.id <> ?1 AND (key = own.name OR (key > own.name || '~' AND key < own.name || '~~')) ORDER BY key";

std::string year_of(const Stated& stated) {
    const std::string& date = stated.date.empty() ? stated.document_date : stated.date;
    return date.substr(0, 4);
}

}  // namespace

Result<Dossier> read_dossier(const Graph& graph, std::int64_t id) {
    Dossier dossier;
    dossier.id = id;
    Result<Dossier::Rows> head =
        read_rows(graph,
                  "SELECT name, kind, country, wikidata, mentions, documents, (SELECT key FROM entity WHERE id = ?1), "
                  "(SELECT max(known) FROM profile WHERE entity_id = ?1) FROM entities WHERE id = ?1",
                  {id});
    if (!head) return head.error();
    if (head->empty()) return Error{"the entity has gone"};
    dossier.head = head->front();
    for (const auto& [rows, sql] : {std::pair(&dossier.forms, kForms), std::pair(&dossier.rules, kRules),
                                    std::pair(&dossier.namesakes, kNamesakes)}) {
        Result<Dossier::Rows> read = read_rows(graph, sql, {id});
        if (!read) return read.error();
        *rows = *std::move(read);
    }
    Result<std::vector<Stated>> statements =
        read_stated(graph, "SELECT id FROM relation WHERE subject_id = ?1 OR object_id = ?1", {id});
    if (!statements) return statements.error();
    dossier.statements = *std::move(statements);
    return dossier;
}

std::vector<OfficeHeld> offices_held(const Packs& packs, std::string_view person) {
    std::vector<OfficeHeld> out;
    const std::string wanted = folded(person);
    for (const Office& office : packs.offices) {
        for (const Holder& holder : office.holders) {
            const NameEntry& who = packs.names[holder.person];
            if (who.kind != EntityKind::person || folded(who.name) != wanted || office.titles.empty()) continue;
            out.push_back({office.titles.front(), packs.names[office.of].name, holder.from, holder.until});
        }
    }
    std::stable_sort(out.begin(), out.end(), [](const OfficeHeld& a, const OfficeHeld& b) { return a.from > b.from; });
    return out;
}

std::vector<std::size_t> telling_sentences(const Dossier& dossier, std::size_t most) {
    struct Sentence {
        std::size_t first = 0;  // its first statement
        double weight = 0;
    };
    std::map<std::pair<std::string_view, std::string_view>, Sentence> sentences;
    for (std::size_t i = 0; i < dossier.statements.size(); ++i) {
        const Stated& stated = dossier.statements[i];
        if (stated.relation == "holds_office") continue;
        Sentence& sentence = sentences.try_emplace({stated.document, stated.sentence}, Sentence{i, 0}).first->second;
        sentence.weight += stated.modality == "actual" && stated.polarity == "affirmed" ? 1 : 0.5;
    }
    std::vector<Sentence> sorted;
    sorted.reserve(sentences.size());
    for (const auto& entry : sentences) sorted.push_back(entry.second);
    std::stable_sort(sorted.begin(), sorted.end(), [&](const Sentence& a, const Sentence& b) {
        const auto key = [&](const Sentence& s) {
            return std::tuple(-s.weight, dossier.statements[s.first].sentence.size(), s.first);
        };
        return key(a) < key(b);
    });
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < std::min(most, sorted.size()); ++i) out.push_back(sorted[i].first);
    return out;
}

std::vector<std::pair<std::string, std::string>> relations_by_year(const Dossier& dossier) {
    std::map<std::string, std::map<std::string, int>> years;
    for (const Stated& stated : dossier.statements) {
        if (const std::string year = year_of(stated); year.size() == 4) ++years[year][stated.relation];
    }
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& [year, counts] : years) {
        std::vector<std::pair<int, std::string>> sorted;
        for (const auto& [relation, count] : counts) sorted.emplace_back(-count, relation);
        std::sort(sorted.begin(), sorted.end());
        std::string list;
        for (std::size_t i = 0; i < std::min(kMostRelationsOfYear, sorted.size()); ++i) {
            list += (list.empty() ? "" : ", ") + sorted[i].second + " " + std::to_string(-sorted[i].first);
        }
        if (sorted.size() > kMostRelationsOfYear) list += ", ...";
        out.emplace_back(year, list);
    }
    return out;
}

}  // namespace entente
