// For each title of the sentence: the person right after it, or the one before it across a comma; the country or body
// right before it ("South Korea's", "Russian") or after "of". Runs of titles ("Secretary of State and former CIA
// chief") each count. Forms of address state no office.
#include "extract/relation/office_titles.h"

#include <algorithm>

#include "extract/entity/word_lists.h"
#include "graph/base/fold.h"

namespace entente {
namespace {

bool is_possessive(std::string_view word) {
    return word == "'s" || word == "'" || word == "\xE2\x80\x99s" || word == "\xE2\x80\x99";
}

bool is_owner_pronoun(const std::string& word) {
    return word == "his" || word == "her" || word == "its" || word == "their" || word == "whose";
}

class OfficeFinder {
public:
    OfficeFinder(const Document& document, const Analysis& analysis, std::uint32_t sentence)
        : document_(document), analysis_(analysis), words_(document, analysis), sentence_(sentence) {
        for (const Mention& mention : of_sentence(analysis.mentions, sentence)) {
            if (mention.form != MentionForm::nominal) mentions_.push_back(&mention);
        }
        begin_ = analysis.sentences[sentence].first;
        end_ = analysis.sentences[sentence].last;
    }

    std::vector<OfficeStatement> run() {
        for (const Title& title : of_sentence(analysis_.titles, sentence_)) read(title);
        return std::move(out_);
    }

private:
    void read(const Title& title) {
        const std::string text = text_of(title.first, title.last);
        if (is_courtesy_title(folded(text))) return;
        const Mention* person = person_after(title);
        if (person == nullptr) person = person_after_body(title);
        if (person == nullptr) person = person_before(title);
        if (person == nullptr) return;
        OfficeStatement statement;
        statement.person = person->entity;
        statement.title = text;
        statement.token = title.first;
        statement.former = is_former(title.first);
        statement.of = body_before(title.first);
        const std::optional<std::uint32_t> behind = body_after(title.last);
        if (!statement.of || is_party_before(title.first)) statement.of = behind;
        const bool at_event =
            person->last < end_ && folded(words_[person->last]) == "at";  // "Harris at the Conference"
        if (!statement.of && !at_event) statement.of = body_after(person->last);
        out_.push_back(std::move(statement));
    }

    /// "President Moon", "Finland's President, Sauli Niinistö"
    const Mention* person_after(const Title& title) const {
        std::uint32_t at = title.last;
        const Mention* person = mention_starting(at);
        if (person == nullptr && at < end_ && words_[at] == "," && preceded_by_possessive(title.first)) {
            person = mention_starting(at + 1);
        }
        return is_person(person) ? person : nullptr;
    }

    /// "the Secretary of the Security Council Nikolay Patrushev": the name right after the body.
    const Mention* person_after_body(const Title& title) const {
        std::uint32_t at = title.last + 1;
        if (at >= end_ || !governs_body(folded(words_[title.last]))) return nullptr;
        if (folded(words_[at]) == "the") ++at;
        const Mention* body = mention_starting(at);
        const Mention* person = is_body(body) ? mention_starting(body->last) : nullptr;
        return is_person(person) ? person : nullptr;
    }

    static bool governs_body(const std::string& word) {
        return word == "of" || word == "to" || word == "for" || word == "at" || word == "from";
    }

    bool preceded_by_possessive(std::uint32_t first) const {
        if (first == begin_) return false;
        return is_possessive(words_[first - 1]) || is_owner_pronoun(folded(words_[first - 1]));
    }

    /// "Sergei Lavrov, the Russian foreign minister": back over the land, articles and "former" to a comma and a
    /// person.
    const Mention* person_before(const Title& title) const {
        std::uint32_t at = title.first;
        for (int steps = 0; steps < 5 && at > begin_; ++steps) {
            const std::string word = folded(words_[at - 1]);
            if (word == "," || word == "is" || word == "was") {
                const Mention* person = mention_ending(at - 1);
                return is_person(person) ? person : nullptr;
            }
            const Mention* owner = mention_ending(at);  // of a land, or "Trump's" economic adviser
            const bool owns = owner != nullptr && (!is_person(owner) || (at < end_ && is_possessive(words_[at])));
            if (owns) {
                at = owner->first;
            } else if (is_owner_pronoun(word) || is_plain_modifier(at - 1) || word == "the" || word == "a" ||
                       word == "an" || is_former_word(word) || is_possessive(words_[at - 1])) {
                --at;
            } else {
                return nullptr;
            }
        }
        return nullptr;
    }

    /// "the chief economic" adviser: what may stand before a title in lower case.
    bool is_plain_modifier(std::uint32_t at) const {
        const char initial = words_[at].front();
        const Upos tag = analysis_.tokens[at].upos;
        return initial >= 'a' && initial <= 'z' && (tag == Upos::adj || tag == Upos::noun);
    }

    bool is_former(std::uint32_t at) const {
        for (int steps = 0; steps < 4 && at > begin_; ++steps, --at) {
            const std::string word = folded(words_[at - 1]);
            if (is_former_word(word)) return true;
            if (word == "," || word == "and") return false;
        }
        return false;
    }

    std::optional<std::uint32_t> body_before(std::uint32_t at) const {
        if (at > begin_ && is_possessive(words_[at - 1])) --at;
        if (at > begin_ && is_former_word(folded(words_[at - 1]))) --at;
        const Mention* body = mention_ending(at);
        return is_body(body) ? std::optional(body->entity) : std::nullopt;
    }

    /// "the Republican senator from Arizona" sits for Arizona.
    bool is_party_before(std::uint32_t at) const {
        const Mention* body = mention_ending(at);
        return body != nullptr && body->form == MentionForm::demonym && body->kind == EntityKind::org;
    }

    std::optional<std::uint32_t> body_after(std::uint32_t at) const {
        if (at + 2 >= end_) return std::nullopt;
        if (!governs_body(folded(words_[at]))) return std::nullopt;
        ++at;
        if (folded(words_[at]) == "the") ++at;
        const Mention* body = mention_starting(at);
        return is_body(body) ? std::optional(body->entity) : std::nullopt;
    }

    static bool is_person(const Mention* mention) { return mention != nullptr && mention->kind == EntityKind::person; }
    static bool is_body(const Mention* mention) {
        return mention != nullptr && (mention->kind == EntityKind::country || mention->kind == EntityKind::org ||
                                      mention->kind == EntityKind::region || mention->kind == EntityKind::city);
    }

    const Mention* mention_starting(std::uint32_t token) const {
        const auto found =
            std::find_if(mentions_.begin(), mentions_.end(), [&](const Mention* m) { return m->first == token; });
        return found == mentions_.end() ? nullptr : *found;
    }

    const Mention* mention_ending(std::uint32_t token) const {
        const auto found =
            std::find_if(mentions_.begin(), mentions_.end(), [&](const Mention* m) { return m->last == token; });
        return found == mentions_.end() ? nullptr : *found;
    }

    std::string text_of(std::uint32_t first, std::uint32_t last) const {
        const Span span = {analysis_.tokens[first].span.start, analysis_.tokens[last - 1].span.end};
        return std::string(span.of(document_.text));
    }

    const Document& document_;
    const Analysis& analysis_;
    Words words_;
    std::uint32_t sentence_;
    std::uint32_t begin_ = 0;
    std::uint32_t end_ = 0;
    std::vector<const Mention*> mentions_;
    std::vector<OfficeStatement> out_;
};

}  // namespace

std::vector<OfficeStatement> find_offices(const Document& document, const Analysis& analysis, std::uint32_t sentence) {
    return OfficeFinder(document, analysis, sentence).run();
}

}  // namespace entente
