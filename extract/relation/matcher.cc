#include "extract/relation/matcher.h"

#include <algorithm>

#include "extract/relation/sentence_matcher.h"
#include "graph/base/fold.h"

namespace entente {
namespace {

template <typename Map>
auto find_uses(const Map& map, const std::string& word) -> const typename Map::mapped_type* {
    const auto found = map.find(word);
    return found == map.end() ? nullptr : &found->second;
}

}  // namespace

RelationMatcher::RelationMatcher(const Packs& packs) : words_(packs.words), patterns_(packs) {
    for (const entente::Frame& frame : packs.frames) add_frame(frame);
    link_implied(packs);
    for (const PhraseEntry& entry : packs.modality) add_verb(kNoEntity, entry);
    for (auto& uses : uses_) most_specific_first(uses);
    for (auto& [word, uses] : adjectives_) most_specific_first(uses);
    for (auto& [word, uses] : copulas_) most_specific_first(uses);
    for (auto& [word, uses] : nouns_) {
        std::stable_sort(uses.begin(), uses.end(), [this](const NounUse& a, const NounUse& b) {
            if (a.entry.words.size() != b.entry.words.size()) return a.entry.words.size() > b.entry.words.size();
            return frames_[a.frame].implied.size() > frames_[b.frame].implied.size();
        });
    }
}

void RelationMatcher::add_frame(const entente::Frame& frame) {
    const auto index = static_cast<std::uint32_t>(frames_.size());
    frames_.push_back({frame.name,
                       frame.pack,
                       frame.pack + "/" + frame.name,
                       frame.symmetric,
                       frame.subject,
                       frame.object,
                       frame.object_text,
                       frame.possessor,
                       frame.confidence,
                       frame.unless,
                       frame.adjacent,
                       frame.subject_count,
                       frame.object_count,
                       frame.recipient,
                       frame.topic,
                       frame.place,
                       {}});
    types_.push_back({frame.name, frame.plover, frame.symmetric, frame.about});
    if (frame.symmetric) symmetric_.insert(frame.name);
    if (frame.name == "holds_office") holds_office_ = index;
    if (frame.name == "affiliated_with") affiliated_with_ = index;
    if (!frame.adjacent.empty()) adjacent_frames_.push_back(index);
    for (const PhraseEntry& entry : frame.verbs) add_verb(index, entry);
    for (const NounEntry& entry : frame.nouns) add_noun(index, entry);
    for (const PhraseEntry& entry : frame.adjectives) {
        adjectives_[folded(entry.lemma)].push_back({index, entry});
        if (!entry.lemma.ends_with('s')) adjectives_[plural_of(folded(entry.lemma))].push_back({index, entry});
    }
}

/// Longer entries first; among equals those of narrower relations ("negotiated_with is a talked_with").
void RelationMatcher::most_specific_first(std::vector<PhraseUse>& uses) const {
    const auto depth = [&](const PhraseUse& use) {
        return use.frame == kNoEntity ? std::size_t{0} : frames_[use.frame].implied.size();
    };
    std::stable_sort(uses.begin(), uses.end(), [&](const PhraseUse& a, const PhraseUse& b) {
        if (a.entry.pieces.size() != b.entry.pieces.size()) return a.entry.pieces.size() > b.entry.pieces.size();
        return depth(a) > depth(b);
    });
}

/// Follows is_a and inverse from each frame to all that it states as well.
void RelationMatcher::link_implied(const Packs& packs) {
    std::unordered_map<std::string_view, std::uint32_t> by_name;
    for (std::uint32_t i = 0; i < packs.frames.size(); ++i) by_name.emplace(packs.frames[i].name, i);
    for (std::uint32_t i = 0; i < packs.frames.size(); ++i) {
        std::vector<Implied> reached = {{i, false}};
        for (std::size_t at = 0; at < reached.size(); ++at) {
            const Implied from = reached[at];
            const auto add = [&](const std::string& name, bool swapped) {
                const auto found = by_name.find(name);
                if (found == by_name.end()) return;
                const bool known = std::any_of(reached.begin(), reached.end(),
                                               [&](const Implied& other) { return other.frame == found->second; });
                if (!known) reached.push_back({found->second, swapped});
            };
            add(packs.frames[from.frame].is_a, from.swapped);
            add(packs.frames[from.frame].inverse, !from.swapped);
        }
        reached.erase(reached.begin());
        frames_[i].implied = std::move(reached);
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

void RelationMatcher::match(const Document& document, Analysis& analysis, RuleTrace* trace) const {
    for (std::uint32_t sentence = 0; sentence < analysis.sentences.size(); ++sentence) {
        match_sentence(*this, document, analysis, sentence, trace);
    }
}

}  // namespace entente
