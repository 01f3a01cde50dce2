#include "cli/support/findings.h"

#include <algorithm>
#include <sstream>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/support/message.h"
#include "cli/support/stated.h"
#include "cli/support/table.h"
#include "cli/support/terminal.h"

namespace entente {
namespace {

using Row = std::vector<std::string>;
using Rows = std::vector<Row>;

/// One table of the page.
struct Finding {
    std::string_view title;
    std::string_view sql;
};

constexpr Finding kActors = {
    "The most connected",
    "WITH party AS (SELECT source AS name, source_kind AS kind, target AS other, weight FROM edges "
    "               UNION ALL SELECT target, target_kind, source, weight FROM edges) "
    "SELECT name, kind, count(DISTINCT other) AS \"connected with\", sum(weight) AS statements FROM party "
    "WHERE kind IN ('person', 'org', 'country') GROUP BY name, kind ORDER BY 3 DESC, 4 DESC, 1 LIMIT 10"};

constexpr Finding kMeetings = {
    "Who met whom, when and where (in brackets: only the article's date is known)",
    "SELECT coalesce(max(date), '(' || min(document_date) || ')', '') AS \"when\", min(subject, object) AS who, "
    "max(subject, object) AS whom, "
    "coalesce(max(place), '') AS \"where\", count(*) AS said, min(document) AS document FROM relations "
    "WHERE relation = 'met' AND object IS NOT NULL AND polarity = 'affirmed' AND modality = 'actual' "
    "GROUP BY 2, 3, coalesce(date, '') ORDER BY (date IS NULL AND max(place) IS NULL), date IS NULL, date, 2 LIMIT 14"};

constexpr Finding kSanctions = {
    "Sanctions, imposed and eased",
    "SELECT coalesce(date, '(' || document_date || ')', '') AS \"when\", subject AS who, relation AS did, "
    "coalesce(object, '') AS \"to whom\", coalesce(object_text, '') AS what FROM relations "
    "WHERE relation IN ('sanctioned', 'eased_sanctions_on') AND polarity = 'affirmed' AND modality = 'actual' "
    "GROUP BY 2, 3, 4 ORDER BY date IS NULL, date, 2 LIMIT 10"};

constexpr Finding kNotFacts = {
    "Kept apart from facts: denied, planned, only possible",
    "SELECT CASE WHEN polarity = 'negated' THEN 'not' WHEN modality = 'future' THEN 'planned' ELSE 'possible' END AS "
    "status, "
    "subject AS who, relation AS did, substr(coalesce(object, object_text, ''), 1, 24) AS whom, sentence FROM "
    "(SELECT *, row_number() OVER (PARTITION BY polarity, CASE polarity WHEN 'negated' THEN '' ELSE modality END "
    "                              ORDER BY confidence DESC, object IS NULL, length(sentence), id) AS place_in_line "
    "FROM relations "
    " WHERE (polarity = 'negated' OR modality IN ('future', 'possible')) AND relation <> 'holds_office') "
    "WHERE place_in_line <= 4 ORDER BY 1, place_in_line"};

constexpr Finding kSpeakers = {
    "According to whom",
    "SELECT attributed_to AS speaker, count(*) AS claims, count(DISTINCT document) AS documents, "
    "group_concat(DISTINCT relation) AS about FROM relations WHERE attributed_to IS NOT NULL "
    "GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 6"};

constexpr std::string_view kCounts =
    "SELECT (SELECT count(*) FROM document), (SELECT total(sentences) FROM document), (SELECT count(*) FROM entity), "
    "(SELECT count(*) FROM relation), (SELECT count(DISTINCT relation_type_id) FROM relation)";

constexpr std::string_view kTelling =
    "SELECT sentence, document, coalesce(document_date, ''), "
    "group_concat(subject || ' ' || relation || ' ' || coalesce(object, '“' || object_text || '”'), '; ') "
    "FROM relations WHERE polarity = 'affirmed' AND modality = 'actual' AND object IS NOT NULL "
    "AND relation NOT IN ('holds_office', 'affiliated_with', 'located_in') "
    "GROUP BY document, sentence_start HAVING count(DISTINCT relation) > 1 "
    "ORDER BY count(DISTINCT relation) DESC, count(*) DESC, length(sentence), document LIMIT 4";

class Page {
public:
    Page(const Graph& graph, std::size_t width, bool bold_heads)
        : graph_(graph), width_(width), bold_heads_(bold_heads) {}

    Status write() {
        if (Status status = write_counts(); !status) return status;
        for (const Finding& finding : {kActors, kMeetings, kSanctions, kNotFacts, kSpeakers}) {
            if (Status status = write_table_of(finding); !status) return status;
        }
        return write_telling();
    }

    [[nodiscard]] std::string text() const { return out_.str(); }

private:
    void head(std::string_view title) { out_ << '\n' << (bold_heads_ ? bold(title) : std::string(title)) << "\n\n"; }

    Status write_counts() {
        const Result<Rows> rows = read_rows(graph_, kCounts);
        if (!rows) return rows.error();
        const auto count = [&](std::size_t i, const char* noun) {
            return counted(static_cast<std::size_t>(std::stod((*rows)[0][i])), noun);
        };
        out_ << count(0, "document") << ", " << count(1, "sentence") << ": " << count(3, "relation") << " of "
             << count(4, "sort") << " between " << count(2, "entity") << ".\n";
        return Done{};
    }

    Status write_table_of(const Finding& finding) {
        Result<Query> query = graph_.query(finding.sql);
        if (!query) return query.error();
        std::vector<Row> rows = {query->columns()};
        Result<Rows> found = read_rows(graph_, finding.sql);
        if (!found) return found.error();
        if (found->empty()) return Done{};
        std::vector<bool> numeric(rows[0].size(), true);
        for (Row& row : *found) {
            for (std::size_t i = 0; i < row.size(); ++i) {
                row[i] = printable_line(row[i]);
                if (row[i].find_first_not_of("0123456789") != std::string::npos || row[i].empty()) numeric[i] = false;
            }
            rows.push_back(std::move(row));
        }
        head(finding.title);
        write_table(rows, numeric, width_, out_);
        return Done{};
    }

    Status write_telling() {
        const Result<Rows> rows = read_rows(graph_, kTelling);
        if (!rows) return rows.error();
        if (rows->empty()) return Done{};
        head("Sentences that say most");
        for (const Row& row : *rows) {
            out_ << wrapped("“" + printable_line(row[0]) + "”", width_, 2) << '\n';
            out_ << wrapped("→ " + printable_line(row[3]), width_, 4) << '\n';
            out_ << "    " << printable_line(row[1]) << (row[2].empty() ? "" : ", " + row[2]) << "\n\n";
        }
        return Done{};
    }

    const Graph& graph_;
    std::size_t width_;
    bool bold_heads_;
    std::ostringstream out_;
};

}  // namespace

Result<std::string> findings_page(const Graph& graph, std::size_t width, bool bold_heads) {
    Page page(graph, width, bold_heads);
    if (const Status status = page.write(); !status) return status.error();
    return page.text();
}

}  // namespace entente
