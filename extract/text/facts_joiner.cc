#include "extract/text/facts_joiner.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "extract/text/analysis.h"

namespace entente {

std::uint32_t FactsJoiner::index_of(Entity&& entity) {
    const auto next = static_cast<std::uint32_t>(facts_.entities.size());
    const auto [found, is_new] = by_key_.try_emplace(entity.key, next);
    if (is_new) {
        facts_.entities.push_back(std::move(entity));
    } else {
        merge(found->second, std::move(entity));
    }
    return found->second;
}

/// What an earlier window says stands; somebody who has several trades has none that would tell them apart.
void FactsJoiner::merge(std::uint32_t at, Entity&& more) {
    Entity& entity = facts_.entities[at];
    for (std::string& alias : more.aliases) {
        if (std::find(entity.aliases.begin(), entity.aliases.end(), alias) == entity.aliases.end()) {
            entity.aliases.push_back(std::move(alias));
        }
    }
    if (entity.country.empty()) entity.country = std::move(more.country);
    if (more.trade.empty() || entity.trade == more.trade) return;
    if (!entity.trade.empty()) of_several_trades_.insert(at);
    entity.trade = of_several_trades_.contains(at) ? std::string() : std::move(more.trade);
}

/// By the first part; memory that nothing is written to costs nothing.
void FactsJoiner::make_room(const DocumentFacts& part) {
    const auto room = [this](const auto& first) { return parts_ * (first.size() + first.size() / 2); };
    facts_.sentences.reserve(room(part.sentences));
    facts_.mentions.reserve(room(part.mentions));
    facts_.relations.reserve(room(part.relations));
    facts_.dates.reserve(room(part.dates));
}

void FactsJoiner::add(DocumentFacts&& part) {
    if (facts_.sentences.empty()) make_room(part);
    std::vector<std::uint32_t> entities;
    for (Entity& entity : part.entities) entities.push_back(index_of(std::move(entity)));
    const auto sentences = static_cast<std::uint32_t>(facts_.sentences.size());
    facts_.words += part.words;
    facts_.sentence_count += part.sentence_count;
    facts_.sentences.insert(facts_.sentences.end(), part.sentences.begin(), part.sentences.end());
    for (MentionFact& mention : part.mentions) {
        mention.entity = entities[mention.entity];
        mention.sentence += sentences;
        facts_.mentions.push_back(std::move(mention));
    }
    const auto move_to = [&](std::optional<std::uint32_t>& entity) {
        if (entity) entity = entities[*entity];
    };
    for (Relation& relation : part.relations) {
        relation.subject = entities[relation.subject];
        move_to(relation.object);
        move_to(relation.place);
        move_to(relation.speaker);
        relation.evidence.sentence += sentences;
        facts_.relations.push_back(std::move(relation));
    }
    std::move(part.dates.begin(), part.dates.end(), std::back_inserter(facts_.dates));
}

DocumentFacts FactsJoiner::finish(Document&& document) {
    add_origin(std::move(document), facts_);
    return std::move(facts_);
}

}  // namespace entente
