#include "graph/check.h"

#include <algorithm>
#include <cmath>

#include "graph/base/utf8.h"

namespace entente {
namespace {

constexpr std::size_t kLongestText = 900'000'000;  // bytes; SQLite's limit for a row is 1,000,000,000

bool fits(TextRange range, std::size_t length) {
    return range.start <= range.end && range.end <= length;
}

bool is_number(const std::optional<double>& value) {
    return !value || std::isfinite(*value);
}

bool fits(const Entity& entity) {
    return !entity.key.empty() && !entity.name.empty() && is_number(entity.latitude) && is_number(entity.longitude);
}

bool fits(const MentionFact& mention, const DocumentFacts& facts, std::size_t length) {
    return mention.entity < facts.entities.size() && mention.sentence < facts.sentences.size() &&
           fits(mention.range, length);
}

bool fits(const std::optional<std::uint32_t>& entity, const DocumentFacts& facts) {
    return !entity || *entity < facts.entities.size();
}

bool fits(const Relation& relation, const DocumentFacts& facts) {
    return relation.subject < facts.entities.size() && fits(relation.object, facts) && fits(relation.place, facts) &&
           fits(relation.speaker, facts) && relation.evidence.sentence < facts.sentences.size() &&
           !relation.name.empty() && std::isfinite(relation.evidence.confidence);
}

template <typename List, typename Fits>
Status check_all(const List& list, const char* noun, Fits&& fit) {
    const auto bad = std::find_if_not(list.begin(), list.end(), fit);
    if (bad == list.end()) return Done{};
    return Error{std::string(noun) + " " + std::to_string(bad - list.begin()) + " does not fit its document"};
}

}  // namespace

Status check_facts(const DocumentFacts& facts) {
    if (facts.uri.empty()) return Error{"the document has no name"};
    if (facts.text.size() > kLongestText) return Error{"the text is longer than 900 MB; split it"};
    if (facts.text.find('\0') != std::string::npos) return Error{"the text has a U+0000"};
    const std::size_t length = count_code_points(facts.text);
    const auto check_ranges = [&] {
        return check_all(facts.sentences, "sentence", [&](TextRange range) { return fits(range, length); });
    };
    const auto check_dates = [&] {
        return check_all(facts.dates, "date", [&](const DateFact& date) { return fits(date.range, length); });
    };
    const auto check_entities = [&] {
        return check_all(facts.entities, "entity", [](const Entity& entity) { return fits(entity); });
    };
    const auto check_mentions = [&] {
        return check_all(facts.mentions, "mention", [&](const MentionFact& m) { return fits(m, facts, length); });
    };
    if (Status done = check_ranges(); !done) return done;
    if (Status done = check_dates(); !done) return done;
    if (Status done = check_entities(); !done) return done;
    if (Status done = check_mentions(); !done) return done;
    return check_all(facts.relations, "relation", [&](const Relation& relation) { return fits(relation, facts); });
}

}  // namespace entente
