// One relation as a sentence states it, read back from the graph.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/query.h"

namespace entente {

/// A row of the view `relations`, with what show and explain need beside it. Empty strings for nulls.
struct Stated {
    std::int64_t id = 0;
    std::int64_t subject_id = 0;
    std::int64_t object_id = 0;  // 0: none
    std::string subject;
    std::string relation;
    std::string object;
    std::string object_text;
    std::string polarity;
    std::string modality;
    std::string date;
    std::string place;
    std::string attributed_to;
    std::string document;
    std::string document_date;
    std::string sentence;
    std::string also;       // up to three further names and addresses of the document, for a reader
    std::string also_json;  // all of them, as a JSON array
    bool symmetric = false;

    /// The other party, as seen from the entity: its name, or the words where only words are known.
    [[nodiscard]] std::string other(std::int64_t entity) const;
    /// Whether the entity is where the relation starts, or the relation has no direction.
    [[nodiscard]] bool starts_at(std::int64_t entity) const { return symmetric || subject_id == entity; }
};

/// The statements whose relation ids `ids_sql` selects, by date (that of the document where there is none), then by
/// document and position.
[[nodiscard]] Result<std::vector<Stated>> read_stated(const Graph& graph, std::string_view ids_sql,
                                                      const std::vector<Parameter>& parameters);

/// What qualifies it, for a reader: "negated, 2018-06-12, in Singapore, according to Donald Trump"; may be empty.
[[nodiscard]] std::string qualifiers(const Stated& statement);

/// All rows of a query as texts: for small answers.
[[nodiscard]] Result<std::vector<std::vector<std::string>>> read_rows(const Graph& graph, std::string_view sql,
                                                                      const std::vector<Parameter>& parameters = {});

}  // namespace entente
