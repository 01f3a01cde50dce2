// The facts of a document's windows, put together.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "extract/text/document.h"
#include "graph/fact.h"

namespace entente {

class FactsJoiner {
public:
    /// Takes the facts of the next window, with the whole document's offsets.
    void add(DocumentFacts&& part);
    /// All of the document's facts. Nothing may be added afterwards.
    [[nodiscard]] DocumentFacts finish(Document&& document);

private:
    std::uint32_t index_of(Entity&& entity);
    void merge(std::uint32_t at, Entity&& more);

    DocumentFacts facts_;
    std::unordered_map<std::string, std::uint32_t> by_key_;
    std::unordered_set<std::uint32_t> of_several_trades_;
};

}  // namespace entente
