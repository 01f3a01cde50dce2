// A label stands first in its paragraph, in capitals, and ends with a colon; one such line is no transcript. A turn
// goes on until the next label. "Q" and labels of people whom the text does not name open turns of nobody known.
#include "extract/entity/speakers.h"

#include <algorithm>
#include <unordered_set>

#include "graph/base/fold.h"

namespace entente {
namespace {

constexpr std::uint32_t kLongestLabel = 8;  // tokens
constexpr std::uint32_t kTitleOpening = 8;  // tokens of a title in which "by" stands
constexpr std::uint32_t kTitleReach = 16;   // and its author

bool in_capitals(std::string_view word) {
    return std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool has_capital(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Words that open the title of what one person says or writes.
bool opens_own_words(std::string_view word) {
    static const std::unordered_set<std::string_view> words = {
        "statement", "remarks", "message", "letter", "address", "speech",      "testimony",
        "keynote",   "toast",   "excerpt", "eulogy", "op-ed",   "presidential"};
    return words.contains(word);
}

}  // namespace

void Speakers::find() {
    find_turns();
    if (turns_.empty()) find_author();
}

/// The token after a label's colon; 0 where the sentence opens with none.
std::uint32_t Speakers::end_of_label(const Sentence& sentence) const {
    const std::uint32_t last = std::min(sentence.last, sentence.first + kLongestLabel);
    bool any = false;
    for (std::uint32_t t = sentence.first; t < last; ++t) {
        const std::string_view word = discourse_.word(t);
        if (word == ":") return any ? t + 1 : 0;
        if (!in_capitals(word)) break;
        any = any || has_capital(word);
    }
    const bool question = discourse_.word(sentence.first) == "Q" && sentence.first + 1 < sentence.last &&
                          discourse_.analysis.tokens[sentence.first + 1].space_before;
    return question ? sentence.first + 1 : 0;
}

std::uint32_t Speakers::speaker_of_label(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t t = first; t < last; ++t) {
        const Mention* named = discourse_.name_at(t);
        if (named != nullptr && discourse_.is_person(named->entity)) return named->entity;
    }
    PersonRole role;
    for (std::uint32_t t = first; t + 1 < last; ++t) {
        const std::string word(discourse_.lower(t));
        if (word == "the" || word == "by") continue;
        if (!role.text.empty()) role.text += ' ';
        role.text += word;
    }
    role.head = std::string(role_head(role.text));
    return role.text.empty() ? kNoEntity : roles_.bearer(role);
}

void Speakers::find_turns() {
    std::uint32_t block = Syntax::kNone;
    for (const Sentence& sentence : discourse_.analysis.sentences) {
        if (sentence.block == block) continue;
        block = sentence.block;
        const std::uint32_t end = end_of_label(sentence);
        if (end != 0) turns_.push_back({sentence.first, end, speaker_of_label(sentence.first, end)});
    }
    if (turns_.size() < 2 && !(turns_.size() == 1 && turns_.front().entity != kNoEntity)) turns_.clear();
}

/// "Statement by President Obama on ...": the one person right after "by" or "from".
std::uint32_t Speakers::author_of_title(const Sentence& title) const {
    const std::uint32_t last = std::min(title.last, title.first + kTitleReach);
    bool own_words = false;
    for (std::uint32_t t = title.first; t < std::min(last, title.first + kTitleOpening); ++t) {
        const std::string word(discourse_.lower(t));
        own_words = own_words || (t < title.first + 2 && opens_own_words(word));
        if (!own_words || (word != "by" && word != "from" && word != "of")) continue;
        std::uint32_t found = kNoEntity;
        for (std::uint32_t n = t + 1; n < last; ++n) {
            const Mention* named = discourse_.name_at(n);
            if (named != nullptr && discourse_.is_person(named->entity)) {
                if (found != kNoEntity && found != named->entity) return kNoEntity;
                found = named->entity;
            } else if (found != kNoEntity) {
                if (discourse_.lower(n) == "and" || discourse_.word(n) == "&") return kNoEntity;
                return found;
            }
        }
        return found;
    }
    return kNoEntity;
}

/// A person's name in capitals that is the whole of the text's last sentence.
std::uint32_t Speakers::signed_by(const Sentence& last) const {
    const Mention* named = discourse_.name_at(last.first);
    if (named == nullptr || !discourse_.is_person(named->entity)) return kNoEntity;
    if (!in_capitals(discourse_.word(named->first))) return kNoEntity;
    const std::uint32_t end = discourse_.word(last.last - 1) == "." ? last.last - 1 : last.last;
    return named->first == last.first && named->last >= end ? named->entity : kNoEntity;
}

void Speakers::find_author() {
    const std::vector<Sentence>& sentences = discourse_.analysis.sentences;
    if (sentences.empty()) return;
    author_ = author_of_title(sentences.front());
    if (author_ != kNoEntity || sentences.size() < 3) return;
    author_ = signed_by(sentences.back());
    for (std::size_t s = 0; s < sentences.size() && author_ == kNoEntity; ++s) {  // "I, Barack Obama, President of"
        for (std::uint32_t t = sentences[s].first; t + 2 < sentences[s].last; ++t) {
            if (discourse_.word(t) != "I" || discourse_.word(t + 1) != ",") continue;
            const Mention* named = discourse_.name_at(t + 2);
            if (named == nullptr || !discourse_.is_person(named->entity) || named->last >= sentences[s].last) continue;
            if (discourse_.word(named->last) == ",") author_ = named->entity;
        }
    }
}

bool Speakers::is_label(std::uint32_t token) const {
    const auto after = std::upper_bound(turns_.begin(), turns_.end(), token,
                                        [](std::uint32_t t, const Turn& turn) { return t < turn.label; });
    return after != turns_.begin() && token < std::prev(after)->first;
}

Speakers::Speaker Speakers::at(std::uint32_t token) const {
    if (const Quotation* quotation = quotations_.at(token); quotation != nullptr) {
        const bool known = quotation->speaker_head != Syntax::kNone;
        const std::uint32_t speaker = known ? discourse_.entity_at(quotation->speaker_head) : kNoEntity;
        return {speaker, ReferenceRule::quoted_speaker};
    }
    if (turns_.empty()) return {author_, ReferenceRule::author};
    const auto after = std::upper_bound(turns_.begin(), turns_.end(), token,
                                        [](std::uint32_t t, const Turn& turn) { return t < turn.first; });
    if (after == turns_.begin()) return {};
    return {std::prev(after)->entity, ReferenceRule::turn_speaker};
}

}  // namespace entente
