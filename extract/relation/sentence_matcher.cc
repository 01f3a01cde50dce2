// A sentence is read from left to right. At each predicate (a verb, or an adjective or noun with a copula): the entries
// of its lemma, most specific first, until one matches with arguments of the right kinds. At each noun of action: its
// owner, its prepositions, the names joined before it. Titles state offices; neighbours state places. Qualifiers come
// last, when every clause that is some verb's content is known as such.
// Invariant: a relation is stated once a sentence for the same subject and object.
#include "extract/relation/sentence_matcher.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>

#include "extract/relation/circumstance.h"
#include "extract/relation/noun_match.h"
#include "extract/relation/office_titles.h"
#include "extract/relation/phrase_match.h"
#include "extract/relation/qualifier.h"

namespace entente {
namespace {

constexpr std::uint32_t kNone = SentenceView::kNone;
using Uses = std::vector<RelationMatcher::PhraseUse>;

bool fits(VerbForm form, Xpos tag) {
    switch (form) {
        case VerbForm::base: return tag == Xpos::vb || tag == Xpos::vbp;
        case VerbForm::third_person: return tag == Xpos::vbz;
        case VerbForm::past: return tag == Xpos::vbd;
        case VerbForm::participle: return tag == Xpos::vbn;
        case VerbForm::gerund: return tag == Xpos::vbg;
    }
    return false;
}

class SentenceMatcher {
public:
    SentenceMatcher(const RelationMatcher& matcher, const Document& document, Analysis& analysis,
                    std::uint32_t sentence)
        : matcher_(matcher),
          document_(document),
          analysis_(analysis),
          view_(document, analysis, sentence),
          phrases_(view_),
          clauses_(view_, phrases_),
          qualifier_(view_, phrases_, clauses_, matcher.words()) {}

    void run() {
        if (phrases_.mentions().empty()) return;
        first_ = analysis_.relations.size();
        for (std::uint32_t t = view_.begin(); t < view_.end(); ++t) match_at(t);
        drop_wordy_twins();
        qualify();
        match_adjacent();
        match_offices();
    }

private:
    /// What a relation was read from, until qualifiers are added.
    struct Trigger {
        std::uint32_t token = kNone;
        bool is_noun = false;
        bool negative = false;
        Modality modality = Modality::actual;
        std::span<const std::string> place = {};  // prepositions; empty: the usual ones
    };

    void match_at(std::uint32_t t) {
        const bool governs = view_.has_child(t, Deprel::xcomp);  // a verb, whatever its tag
        if (view_.is_verb(t) || governs) {
            if (!match_copula(t, Deprel::aux_pass)) match_verb(t);
        } else {
            (void)match_copula(t, Deprel::cop);
        }
        if (const Uses* uses = matcher_.adjective_uses(view_.folded(t)))
            (void)match_uses(t, *uses, t, doer_predicate(t));
        const Upos tag = view_.upos(t);
        if (tag == Upos::noun || tag == Upos::propn || view_.token(t).xpos == Xpos::vbg) match_noun(t);
    }

    // ---- predicates

    void match_verb(std::uint32_t t) {
        const auto* forms = matcher_.verb_forms_of(view_.folded(t));
        if (forms == nullptr) return;
        const Predicate predicate = clauses_.predicate(t);
        const Xpos tag = view_.token(t).xpos;
        const bool tagged =
            std::any_of(forms->begin(), forms->end(), [&](const auto& form) { return fits(form.form, tag); });
        std::uint32_t tried = kNoEntity;
        for (const RelationMatcher::Form& form : *forms) {
            if (form.lemma == tried || (tagged && !fits(form.form, tag))) continue;
            tried = form.lemma;
            if (match_uses(t, matcher_.uses(form.lemma), t, predicate)) return;
        }
    }

    /// "is critical of", "was expected to", "are in talks with": entries with the lemma "be".
    bool match_copula(std::uint32_t t, Deprel be) {
        const std::uint32_t copula = view_.child(t, be);
        if (copula == kNone) return false;
        Predicate predicate;
        predicate.head = t;
        predicate.subjects = clauses_.grammatical_subjects(t);
        if (const Uses* uses = matcher_.copula_uses(view_.folded(t));
            uses != nullptr && match_uses(t, *uses, copula, predicate))
            return true;
        for (const std::uint32_t child : view_.children(t)) {
            const Uses* uses =
                view_.deprel(child) == Deprel::case_ ? matcher_.copula_uses(view_.folded(child)) : nullptr;
            if (uses != nullptr && match_uses(t, *uses, copula, predicate)) return true;
        }
        return false;
    }

    /// "X is critical of Y", "X, a critic of Y": the subject is the copula's or what the noun stands beside.
    Predicate doer_predicate(std::uint32_t t) const {
        Predicate out;
        out.head = t;
        if (view_.has_child(t, Deprel::cop)) {
            out.subjects = clauses_.subjects(t);
        } else if (!view_.is_root(t) && view_.upos(view_.head(t)) != Upos::pron &&
                   (view_.deprel(t) == Deprel::appos || view_.deprel(t) == Deprel::acl ||
                    view_.deprel(t) == Deprel::amod)) {
            out.subjects = {view_.head(t)};
        }
        return out;
    }

    /// Tries the entries until one states a relation. What one pack reads does not keep another from reading its own.
    bool match_uses(std::uint32_t t, const Uses& uses, std::uint32_t after, const Predicate& predicate) {
        PhraseMatcher phrase(view_, phrases_, predicate);
        std::vector<std::string_view> stated;  // packs
        for (const RelationMatcher::PhraseUse& use : uses) {
            if (use.frame == kNoEntity) {
                note_content(phrase, use, after);
                continue;
            }
            const std::string_view pack = matcher_.frame(use.frame).pack;
            if (std::find(stated.begin(), stated.end(), pack) != stated.end()) continue;
            if (match_use(t, use, phrase, after, predicate)) stated.push_back(pack);
        }
        return !stated.empty();
    }

    bool match_use(std::uint32_t t, const RelationMatcher::PhraseUse& use, PhraseMatcher& phrase, std::uint32_t after,
                   const Predicate& predicate) {
        const RelationMatcher::Frame& frame = matcher_.frame(use.frame);
        const ObjectRule rule = {use.entry.converse ? frame.subject : frame.object, frame.possessor,
                                 use.entry.converse ? std::span<const std::string>() : frame.recipient, frame.topic};
        auto found = phrase.match(use.entry.pieces, rule, after);
        if (!found) found = mutual(phrase, use, rule, after, predicate);
        if (!found || is_excluded(phrase, use, after)) return false;
        if (found->content != kNone && use.entry.modality) qualifier_.set_content(found->content, *use.entry.modality);
        return state_match(t, use, *found, predicate);
    }

    /// An entry of the packs' modality table: what the verb does to its content.
    void note_content(PhraseMatcher& phrase, const RelationMatcher::PhraseUse& use, std::uint32_t after) {
        const ObjectRule any = {kActorKinds, false, {}, {}};
        const auto found = phrase.match(use.entry.pieces, any, after);
        if (found && found->content != kNone && use.entry.modality) {
            qualifier_.set_content(found->content, *use.entry.modality);
        }
    }

    bool is_excluded(PhraseMatcher& phrase, const RelationMatcher::PhraseUse& use, std::uint32_t after) const {
        const RelationMatcher::Frame& frame = matcher_.frame(use.frame);
        const ObjectRule any = {frame.object, false, {}, {}};
        return std::any_of(frame.unless.begin(), frame.unless.end(), [&](const PhraseEntry& entry) {
            return entry.lemma == use.entry.lemma && phrase.match(entry.pieces, any, after).has_value();
        });
    }

    /// "Xi and Moon held talks": a symmetric entry without its last preposition and object, its subjects the sides.
    std::optional<PhraseMatch> mutual(PhraseMatcher& phrase, const RelationMatcher::PhraseUse& use,
                                      const ObjectRule& rule, std::uint32_t after, const Predicate& predicate) const {
        if (!matcher_.frame(use.frame).symmetric || predicate.subjects.empty()) return std::nullopt;
        std::vector<PhrasePiece> pieces = use.entry.pieces;
        if (pieces.empty() || !takes_object(pieces.back())) return std::nullopt;
        if (pieces.size() == 1 && predicate.object != kNone) return std::nullopt;
        pieces.pop_back();
        if (!pieces.empty() && pieces.back().kind == PhrasePiece::Kind::word && !pieces.back().text_head)
            pieces.pop_back();
        if (all_fillers(predicate.subjects).size() < 2) return std::nullopt;
        return phrase.match(pieces, rule, after);
    }

    static bool takes_object(const PhrasePiece& piece) {
        return piece.kind == PhrasePiece::Kind::object || piece.kind == PhrasePiece::Kind::either;
    }

    std::vector<Filler> all_fillers(const std::vector<std::uint32_t>& heads) const {
        std::vector<Filler> out;
        for (const std::uint32_t head : heads) {
            for (const Filler& filler : phrases_.fillers(head)) out.push_back(filler);
        }
        return out;
    }

    bool state_match(std::uint32_t t, const RelationMatcher::PhraseUse& use, const PhraseMatch& found,
                     const Predicate& predicate) {
        std::vector<Filler> subjects = found.subjects.empty() ? all_fillers(predicate.subjects) : found.subjects;
        std::vector<Filler> objects = found.objects;
        if (predicate.is_purpose && objects.empty()) return false;  // what money is for is done by nobody yet
        if (use.entry.converse) std::swap(subjects, objects);
        const Trigger trigger = {t, false, use.entry.negative, Modality::actual, matcher_.frame(use.frame).place};
        const std::string text = found.text.empty() && view_.upos(t) == Upos::noun ? role_phrase(t) : found.text;
        return state_all(use.frame, subjects, objects, text, trigger, to_string(predicate.construction));
    }

    /// "a professor", "former executive": the noun of a doer with what stands right before it.
    std::string role_phrase(std::uint32_t t) const {
        std::uint32_t first = t;
        while (first > view_.begin() && !view_.is_root(first - 1) && view_.head(first - 1) == t &&
               (view_.deprel(first - 1) == Deprel::amod || view_.deprel(first - 1) == Deprel::compound)) {
            --first;
        }
        return view_.text(first, t + 1);
    }

    // ---- nouns

    void match_noun(std::uint32_t t) {
        const auto* uses = matcher_.noun_uses(view_.folded(t));
        if (uses == nullptr || phrases_.mention_at(t) != nullptr) return;
        const NounMatcher noun(view_, phrases_, clauses_, matcher_.words());
        for (const RelationMatcher::NounUse& use : *uses) {
            const RelationMatcher::Frame& frame = matcher_.frame(use.frame);
            const bool words_do = frame.object_text == ObjectText::optional || frame.object_text == ObjectText::only;
            const auto found = noun.match(use.entry, t, frame.symmetric, words_do);
            if (!found || noun_is_excluded(frame, t)) continue;
            Trigger trigger = {t, true, false, Modality::actual, frame.place};
            if (use.entry.modality == ContentModality::possible) trigger.modality = Modality::possible;
            if (use.entry.modality == ContentModality::future) trigger.modality = Modality::future;
            if (state_all(use.frame, found->subjects, found->objects, found->text, trigger, found->construction))
                return;
        }
    }

    /// "trade war": a noun phrase that the frame excludes, by the words that end at `t`.
    bool noun_is_excluded(const RelationMatcher::Frame& frame, std::uint32_t t) const {
        return std::any_of(frame.unless.begin(), frame.unless.end(), [&](const PhraseEntry& entry) {
            if (entry.pieces.size() != 1 || entry.pieces[0].kind != PhrasePiece::Kind::word || t == view_.begin())
                return false;
            return view_.folded(t - 1) == entry.lemma && match_alternatives(entry.pieces[0].words, view_, t) > 0;
        });
    }

    // ---- neighbours and titles

    /// "Hanoi, Vietnam", "Miraflores Palace in Caracas": names joined by what a frame lists.
    void match_adjacent() {
        const auto& mentions = phrases_.mentions();
        for (std::size_t i = 0; i + 1 < mentions.size(); ++i) {
            for (const std::uint32_t frame : matcher_.adjacent_frames()) {
                match_neighbours(frame, *mentions[i], *mentions[i + 1]);
            }
        }
    }

    void match_neighbours(std::uint32_t frame_index, const Mention& left, const Mention& right) {
        const RelationMatcher::Frame& frame = matcher_.frame(frame_index);
        for (const AdjacentEntry& entry : frame.adjacent) {
            if (left.entity == kNoEntity || right.entity == kNoEntity || !joins(entry, left, right)) continue;
            const Mention& subject = entry.object_first ? right : left;
            const Mention& object = entry.object_first ? left : right;
            const KindSet narrowed = object_kinds(entry, frame.object);
            if (!narrowed.has(object.kind) || subject.form != MentionForm::name || object.form != MentionForm::name)
                continue;
            const std::vector<Filler> subjects = {{subject.entity, subject.kind, subject.first, true}};
            const std::vector<Filler> objects = {{object.entity, object.kind, object.first, true}};
            const Trigger trigger = {std::min(left.last, view_.end() - 1), true, false, Modality::actual, {}};
            if (state_all(frame_index, subjects, objects, {}, trigger, "adjacent")) return;
        }
    }

    static KindSet object_kinds(const AdjacentEntry& entry, KindSet otherwise) {
        for (const PhrasePiece& piece : entry.pieces) {
            if (piece.kind != PhrasePiece::Kind::word && !piece.kinds.empty()) return piece.kinds;
        }
        return otherwise;
    }

    /// Whether what stands between the two mentions is what the entry says, and the right one hangs on the left.
    bool joins(const AdjacentEntry& entry, const Mention& left, const Mention& right) const {
        std::uint32_t at = left.last;
        for (const PhrasePiece& piece : entry.pieces) {
            if (piece.kind == PhrasePiece::Kind::possessor) {
                if (at >= view_.end() || view_.token(at).xpos != Xpos::pos) return false;
                ++at;
            } else if (piece.kind == PhrasePiece::Kind::word && at < right.first) {
                const std::uint32_t taken = match_alternatives(piece.words, view_, at);
                if (taken == 0) return false;
                at += taken;
            }
        }
        if (at < right.first && view_.deprel(at) == Deprel::det) ++at;
        return at == right.first && hangs_together(left, right);
    }

    bool hangs_together(const Mention& left, const Mention& right) const {
        const std::uint32_t a = phrases_.head_of(left);
        const std::uint32_t b = phrases_.head_of(right);
        return (!view_.is_root(b) && view_.head(b) == a && view_.deprel(b) != Deprel::conj) ||
               (!view_.is_root(a) && view_.head(a) == b);
    }

    void match_offices() {
        const std::uint32_t frame = matcher_.holds_office_frame();
        if (frame == kNoEntity) return;
        for (const OfficeStatement& office : find_offices(document_, analysis_, view_.sentence())) {
            Relation relation = blank(frame, office.token, "title");
            relation.subject = office.person;
            relation.object = office.of;
            relation.object_text = office.title;
            if (office.former) relation.modality = Modality::former;
            if (office.of != std::optional(office.person)) (void)push(std::move(relation), {});
        }
    }

    // ---- stating

    bool state_all(std::uint32_t frame_index, const std::vector<Filler>& subjects, const std::vector<Filler>& objects,
                   const std::string& text, const Trigger& trigger, std::string_view construction) {
        const RelationMatcher::Frame& frame = matcher_.frame(frame_index);
        if (!is_number(subjects.size(), frame.subject_count)) return false;
        if (!objects.empty() && !is_number(objects.size(), frame.object_count)) return false;
        if (objects.empty() && frame.symmetric) {
            bool any = false;
            for (std::size_t i = 0; i < subjects.size(); ++i) {
                for (std::size_t j = i + 1; j < subjects.size(); ++j) {
                    any |= state(frame_index, subjects[i], subjects[j], text, trigger, construction);
                }
            }
            return any;
        }
        bool any = false;
        for (const Filler& subject : subjects) {
            if (objects.empty()) any |= state(frame_index, subject, {}, text, trigger, construction);
            for (const Filler& object : objects)
                any |= state(frame_index, subject, object, text, trigger, construction);
        }
        return any;
    }

    static bool is_number(std::size_t found, RoleCount wanted) {
        return wanted == RoleCount::any || (found == 1) == (wanted == RoleCount::one);
    }

    /// States the relation where its arguments fit, and what it implies; returns whether it did.
    bool state(std::uint32_t frame_index, const Filler& subject, const Filler& object, const std::string& text,
               const Trigger& trigger, std::string_view construction) {
        const RelationMatcher::Frame& frame = matcher_.frame(frame_index);
        if (!state_one(frame_index, frame.rule, subject, object, text, trigger, construction)) return false;
        for (const RelationMatcher::Implied& implied : frame.implied) {
            if (implied.swapped && object.entity == kNoEntity) continue;
            (void)state_one(implied.frame, frame.rule, implied.swapped ? object : subject,
                            implied.swapped ? subject : object, text, trigger, construction);
        }
        return true;
    }

    bool state_one(std::uint32_t frame_index, const std::string& rule, const Filler& subject, const Filler& object,
                   const std::string& text, const Trigger& trigger, std::string_view construction) {
        const RelationMatcher::Frame& frame = matcher_.frame(frame_index);
        if (subject.entity == kNoEntity || !frame.subject.has(subject.kind) || subject.entity == object.entity)
            return false;
        const bool has_object = object.entity != kNoEntity;
        if (has_object && !frame.object.has(object.kind)) return false;
        const bool words_do = frame.object_text == ObjectText::optional || frame.object_text == ObjectText::only;
        if (!has_object && (!words_do || text.empty())) return false;
        Relation relation = blank(frame_index, trigger.token, construction);
        relation.evidence.rule = rule;
        relation.subject = subject.entity;
        if (has_object) relation.object = object.entity;
        if (frame.object_text != ObjectText::no) relation.object_text = text;
        relation.modality = trigger.modality;
        if (trigger.negative) relation.polarity = Polarity::negated;
        if (!subject.plain || (has_object && !object.plain)) relation.evidence.confidence *= 0.9;
        return push(std::move(relation), trigger);
    }

    Relation blank(std::uint32_t frame_index, std::uint32_t trigger, std::string_view construction) const {
        const RelationMatcher::Frame& frame = matcher_.frame(frame_index);
        Relation relation;
        relation.name = frame.name;
        relation.evidence.sentence = view_.sentence();
        relation.evidence.rule = frame.rule;
        relation.evidence.construction = construction;
        relation.evidence.trigger = std::string(view_.word(trigger));
        relation.evidence.confidence = frame.confidence;
        return relation;
    }

    bool push(Relation relation, const Trigger& trigger) {
        const auto same = [&](const Relation& other) {
            if (other.name != relation.name) return false;
            if (other.subject == relation.subject && other.object == relation.object) {
                return relation.object || other.object_text == relation.object_text;
            }
            return relation.object && other.object && is_symmetric(relation.name) &&
                   other.subject == *relation.object && *other.object == relation.subject;
        };
        const auto begin = analysis_.relations.begin() + static_cast<std::ptrdiff_t>(first_);
        if (std::any_of(begin, analysis_.relations.end(), same)) return true;
        analysis_.relations.push_back(std::move(relation));
        triggers_.push_back(trigger);
        return true;
    }

    bool is_symmetric(const std::string& name) const {
        const auto& types = matcher_.types();
        return std::any_of(types.begin(), types.end(),
                           [&](const RelationType& t) { return t.name == name && t.symmetric; });
    }

    /// "reopened its border to Hamas, easing the blockade": what words alone say, an entity says better.
    void drop_wordy_twins() {
        const auto begin = analysis_.relations.begin() + static_cast<std::ptrdiff_t>(first_);
        std::size_t kept = 0;
        for (std::size_t i = 0; i < triggers_.size(); ++i) {
            const Relation& relation = begin[static_cast<std::ptrdiff_t>(i)];
            const bool twin =
                !relation.object && std::any_of(begin, analysis_.relations.end(), [&](const Relation& other) {
                    return other.object && other.name == relation.name && other.subject == relation.subject;
                });
            if (twin) continue;
            if (kept != i) begin[static_cast<std::ptrdiff_t>(kept)] = std::move(begin[static_cast<std::ptrdiff_t>(i)]);
            triggers_[kept++] = triggers_[i];
        }
        triggers_.resize(kept);
        analysis_.relations.resize(first_ + kept);
    }

    // ---- qualifiers

    void qualify() {
        for (std::size_t i = 0; i < triggers_.size(); ++i) {
            const Trigger& trigger = triggers_[i];
            Relation& relation = analysis_.relations[first_ + i];
            const Qualifiers found =
                trigger.is_noun ? qualifier_.of_noun(trigger.token) : qualifier_.of_clause(trigger.token);
            const bool negated = (found.polarity == Polarity::negated) != trigger.negative;
            relation.polarity = negated ? Polarity::negated : Polarity::affirmed;
            if (found.modality != Modality::actual) relation.modality = found.modality;
            RelationDate date = date_of(view_, trigger.token);
            relation.date = std::move(date.view);
            relation.date_from = std::move(date.days.first);
            relation.date_to = std::move(date.days.last);
            relation.place = place_of(view_, phrases_, trigger.token, trigger.place);
            if (relation.place == relation.object || relation.place == std::optional(relation.subject))
                relation.place.reset();
            relation.speaker = qualifier_.speaker(trigger.token);
            if (relation.speaker == std::optional(relation.subject)) relation.speaker.reset();
        }
    }

    const RelationMatcher& matcher_;
    const Document& document_;
    Analysis& analysis_;
    SentenceView view_;
    NounPhrases phrases_;
    Clauses clauses_;
    Qualifier qualifier_;
    std::size_t first_ = 0;
    std::vector<Trigger> triggers_;  // of the relations from first_ on
};

}  // namespace

void match_sentence(const RelationMatcher& matcher, const Document& document, Analysis& analysis,
                    std::uint32_t sentence) {
    SentenceMatcher(matcher, document, analysis, sentence).run();
}

}  // namespace entente
