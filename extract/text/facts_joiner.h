// The facts of a document's windows, put together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "extract/text/document.h"
#include "graph/fact.h"

namespace entente {

class FactsJoiner {
public:
    /// `parts` is how many there will be: room is made at once, so that no fact is copied when there is more.
    explicit FactsJoiner(std::size_t parts) : parts_(parts) {}

    /// Takes the facts of the next window, with the whole document's offsets.
    void add(DocumentFacts&& part);
    /// All of the document's facts. Nothing may be added afterwards.
    [[nodiscard]] DocumentFacts finish(Document&& document);

private:
    void make_room(const DocumentFacts& part);
    std::uint32_t index_of(Entity&& entity);
    void merge(std::uint32_t at, Entity&& more);

    std::size_t parts_;
    DocumentFacts facts_;
    std::unordered_map<std::string, std::uint32_t> by_key_;
    std::unordered_set<std::uint32_t> of_several_trades_;
};

}  // namespace entente
