#include "extract/relation/matcher.h"

#include <algorithm>

#include "extract/relation/sentence_matcher.h"
#include "graph/base/fold.h"

namespace entente {
namespace {

template <typename Use>
void most_specific_first(std::vector<Use>& uses) {
    std::stable_sort(uses.begin(), uses.end(),
                     [](const Use& a, const Use& b) { return a.entry.pieces.size() > b.entry.pieces.size(); });
}

template <typename Map>
auto find_uses(const Map& map, const std::string& word) -> const typename Map::mapped_type* {
    const auto found = map.find(word);
    return found == map.end() ? nullptr : &found->second;
}

}  // namespace

RelationMatcher::RelationMatcher(const Packs& packs) {
    for (const entente::Frame& frame : packs.frames) add_frame(frame);
    for (const PhraseEntry& entry : packs.modality) add_verb(kNoEntity, entry);
    for (auto& uses : uses_) most_specific_first(uses);
    for (auto& [word, uses] : adjectives_) most_specific_first(uses);
    for (auto& [word, uses] : copulas_) most_specific_first(uses);
    for (auto& [word, uses] : nouns_) {
        std::stable_sort(uses.begin(), uses.end(), [](const NounUse& a, const NounUse& b) {
            return a.entry.words.size() > b.entry.words.size();
        });
    }
}

void RelationMatcher::add_frame(const entente::Frame& frame) {
    const auto index = static_cast<std::uint32_t>(frames_.size());
    frames_.push_back({frame.name, frame.pack, frame.pack + "/" + frame.name, frame.symmetric, frame.subject,
                       frame.object, frame.object_text, frame.possessor, frame.confidence, frame.unless,
                       frame.adjacent});
    types_.push_back({frame.name, frame.plover, frame.symmetric, frame.about});
    if (frame.name == "holds_office") holds_office_ = index;
    if (!frame.adjacent.empty()) adjacent_frames_.push_back(index);
    for (const PhraseEntry& entry : frame.verbs) add_verb(index, entry);
    for (const NounEntry& entry : frame.nouns) add_noun(index, entry);
    for (const PhraseEntry& entry : frame.adjectives) {
        adjectives_[folded(entry.lemma)].push_back({index, entry});
        if (!entry.lemma.ends_with('s')) adjectives_[plural_of(folded(entry.lemma))].push_back({index, entry});
    }
}

void RelationMatcher::add_verb(std::uint32_t frame, const PhraseEntry& entry) {
    if (entry.lemma == "be" && !entry.pieces.empty() && entry.pieces.front().kind == PhrasePiece::Kind::word) {
        for (const std::string& word : entry.pieces.front().words) copulas_[folded(word)].push_back({frame, entry});
        return;
    }
    const auto [found, is_new] = lemmas_.try_emplace(entry.lemma, static_cast<std::uint32_t>(uses_.size()));
    if (is_new) {
        uses_.emplace_back();
        for (auto& [form, kind] : verb_forms(entry.lemma)) forms_[form].push_back({found->second, kind});
    }
    uses_[found->second].push_back({frame, entry});
}

void RelationMatcher::add_noun(std::uint32_t frame, const NounEntry& entry) {
    if (entry.words.empty()) return;
    const std::string head = folded(entry.words.back());
    nouns_[head].push_back({frame, entry});
    if (!head.ends_with('s')) nouns_[plural_of(head)].push_back({frame, entry});
}

const std::vector<RelationMatcher::Form>* RelationMatcher::verb_forms_of(const std::string& word) const {
    return find_uses(forms_, word);
}
const std::vector<RelationMatcher::PhraseUse>* RelationMatcher::adjective_uses(const std::string& word) const {
    return find_uses(adjectives_, word);
}
const std::vector<RelationMatcher::PhraseUse>* RelationMatcher::copula_uses(const std::string& word) const {
    return find_uses(copulas_, word);
}
const std::vector<RelationMatcher::NounUse>* RelationMatcher::noun_uses(const std::string& word) const {
    return find_uses(nouns_, word);
}

void RelationMatcher::match(const Document& document, Analysis& analysis) const {
    for (std::uint32_t sentence = 0; sentence < analysis.sentences.size(); ++sentence) {
        match_sentence(*this, document, analysis, sentence);
    }
}

}  // namespace entente
