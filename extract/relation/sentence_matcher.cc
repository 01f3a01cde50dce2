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
#include <utility>
#include <vector>

#include "extract/relation/adjacent_match.h"
#include "extract/relation/circumstance.h"
#include "extract/relation/noun_match.h"
#include "extract/relation/office_titles.h"
#include "extract/relation/pattern_match.h"
#include "extract/relation/phrase_match.h"
#include "extract/relation/qualifier.h"
#include "extract/relation/statements.h"
#include "graph/base/fold.h"

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
                    std::uint32_t sentence, RuleTrace* trace)
        : matcher_(matcher),
          document_(document),
          analysis_(analysis),
          view_(document, analysis, sentence),
          phrases_(view_),
          clauses_(view_, phrases_),
          qualifier_(view_, phrases_, clauses_, matcher.words()),
          statements_(matcher, analysis, view_),
          patterns_(matcher.patterns(), view_, phrases_),
          trace_(trace) {}

    void run() {
        for (std::uint32_t t = view_.begin(); t < view_.end(); ++t) match_at(t);
        match_late_patterns();
        statements_.drop_wordy_twins();
        qualify();
        match_adjacent(matcher_, view_, phrases_, statements_);
        match_offices();
        settle_posts();
    }

private:
    void match_at(std::uint32_t t) {
        stated_here_.clear();
        if (!matcher_.patterns().empty()) match_patterns(t);
        // A verb, whatever its tag: "after meeting Kim" may be called a noun.
        const bool governs =
            view_.has_child(t, Deprel::xcomp) || (view_.token(t).xpos == Xpos::vbg && view_.has_child(t, Deprel::obj));
        if (view_.is_verb(t) || governs) {
            if (!match_copula(t, Deprel::aux_pass) && !match_copula(t, Deprel::cop) && !match_reduced(t)) match_verb(t);
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

    /// "Huawei, based in Shenzhen": a participle behind its noun, its "is" left out.
    bool match_reduced(std::uint32_t t) {
        if (view_.deprel(t) != Deprel::acl || view_.token(t).xpos != Xpos::vbn || view_.has_child(t, Deprel::aux) ||
            view_.is_root(t) || view_.head(t) > t) {
            return false;
        }
        const Uses* uses = matcher_.copula_uses(view_.folded(t));
        if (uses == nullptr) return false;
        Predicate predicate;
        predicate.head = t;
        predicate.construction = Construction::participle;
        predicate.subjects = clauses_.grammatical_subjects(t);
        return match_uses(t, *uses, t - 1, predicate);
    }

    /// "X is critical of Y", "X, a critic of Y": the subject is the copula's or what the noun stands beside.
    Predicate doer_predicate(std::uint32_t t) const {
        Predicate out;
        out.head = t;
        if (view_.has_child(t, Deprel::cop)) {
            out.subjects = clauses_.subjects(t);
        } else if (view_.has_child(t, Deprel::aux_pass)) {  // "is opposed to"
            out.subjects = clauses_.grammatical_subjects(t);
        } else if (!view_.is_root(t) && view_.upos(view_.head(t)) != Upos::pron &&
                   (view_.deprel(t) == Deprel::appos || view_.deprel(t) == Deprel::acl ||
                    view_.deprel(t) == Deprel::amod)) {
            out.subjects = {view_.head(t)};
        } else if (view_.deprel(t) == Deprel::conj && !view_.is_root(t) && view_.head(t) < t) {
            out.subjects = doer_predicate(view_.head(t)).subjects;  // "is a scholar and a lecturer at Y"
        }
        return out;
    }

    /// Tries the entries until one states a relation. What one pack reads does not keep another from reading its own.
    bool match_uses(std::uint32_t t, const Uses& uses, std::uint32_t after, const Predicate& predicate) {
        PhraseMatcher phrase(view_, phrases_, predicate, matcher_.words());
        std::vector<std::string_view> stated = stated_here_;  // packs; a pattern's word is no frame's
        const std::size_t before = stated.size();
        for (const RelationMatcher::PhraseUse& use : uses) {
            if (use.frame == kNoEntity) {
                note_content(phrase, use, after);
                continue;
            }
            const std::string_view pack = matcher_.frame(use.frame).pack;
            if (std::find(stated.begin(), stated.end(), pack) != stated.end()) continue;
            if (match_use(t, use, phrase, after, predicate)) stated.push_back(pack);
        }
        return stated.size() > before;
    }

    bool match_use(std::uint32_t t, const RelationMatcher::PhraseUse& use, PhraseMatcher& phrase, std::uint32_t after,
                   const Predicate& predicate) {
        const RelationMatcher::Frame& frame = matcher_.frame(use.frame);
        const ObjectRule rule = {use.entry.converse ? frame.subject : frame.object, frame.possessor,
                                 use.entry.converse ? std::span<const std::string>() : frame.recipient, frame.topic};
        auto found = phrase.match(use.entry.pieces, rule, after);
        const std::size_t failed = phrase.failed_piece();
        if (!found) found = mutual(phrase, use, rule, after, predicate);
        const PhraseEntry* excluding = found ? excluded_by(phrase, use, after) : nullptr;
        if (!found || excluding != nullptr) {
            if (trace_ != nullptr) note(t, use, found ? excluded(*excluding) : missing_piece(use.entry, failed));
            return false;
        }
        if (found->content != kNone && use.entry.modality) qualifier_.set_content(found->content, *use.entry.modality);
        const bool stated = state_match(t, use, *found, predicate);
        if (trace_ != nullptr) note(t, use, stated ? std::string() : std::string(statements_.reason()));
        return stated;
    }

    /// An entry of the packs' modality table: what the verb does to its content.
    void note_content(PhraseMatcher& phrase, const RelationMatcher::PhraseUse& use, std::uint32_t after) {
        const ObjectRule any = {kActorKinds, false, {}, {}};
        const auto found = phrase.match(use.entry.pieces, any, after);
        if (found && found->content != kNone && use.entry.modality) {
            qualifier_.set_content(found->content, *use.entry.modality);
        }
    }

    /// The entry of the frame's `unless` that holds here; null where none does.
    const PhraseEntry* excluded_by(PhraseMatcher& phrase, const RelationMatcher::PhraseUse& use,
                                   std::uint32_t after) const {
        const RelationMatcher::Frame& frame = matcher_.frame(use.frame);
        const ObjectRule any = {frame.object, false, {}, {}};
        const auto found = std::find_if(frame.unless.begin(), frame.unless.end(), [&](const PhraseEntry& entry) {
            return entry.lemma == use.entry.lemma && phrase.match(entry.pieces, any, after).has_value();
        });
        return found == frame.unless.end() ? nullptr : &*found;
    }

    // ---- trace

    void note(std::uint32_t t, std::uint32_t frame, const std::string& rule, const std::string& entry,
              std::string reason) {
        RuleAttempt& attempt = trace_->attempts.emplace_back();
        attempt.sentence = view_.sentence();
        attempt.token = t;
        attempt.relation = matcher_.frame(frame).name;
        attempt.rule = rule;
        attempt.entry = entry;
        attempt.stated = reason.empty();
        attempt.reason = std::move(reason);
    }

    void note(std::uint32_t t, const RelationMatcher::PhraseUse& use, std::string reason) {
        note(t, use.frame, matcher_.frame(use.frame).rule, use.entry.written, std::move(reason));
    }

    static std::string excluded(const PhraseEntry& entry) { return "`unless` excludes it: " + entry.written; }

    /// "Xi and Moon held talks": a symmetric entry without its last preposition and object, its subjects the sides.
    std::optional<PhraseMatch> mutual(PhraseMatcher& phrase, const RelationMatcher::PhraseUse& use,
                                      const ObjectRule& rule, std::uint32_t after, const Predicate& predicate) const {
        if (!matcher_.frame(use.frame).symmetric || predicate.subjects.empty()) return std::nullopt;
        std::vector<PhrasePiece> pieces = use.entry.pieces;
        if (pieces.empty() || !takes_object(pieces.back())) return std::nullopt;
        pieces.pop_back();
        if (!pieces.empty() && pieces.back().kind == PhrasePiece::Kind::word && !pieces.back().text_head) {
            if (!is_dropped(pieces.back().words)) return std::nullopt;  // "work alongside" is no "work"
            pieces.pop_back();
        }
        if (pieces.empty() && predicate.object != kNone) return std::nullopt;  // "A and B met C"
        if (all_fillers(predicate.subjects).size() < 2) return std::nullopt;
        return phrase.match(pieces, rule, after);
    }

    /// Whether what two do can be said without this preposition.
    static bool is_dropped(const std::vector<std::string>& words) {
        return std::any_of(words.begin(), words.end(), [](const std::string& word) {
            return word == "with" || word == "to" || word == "between" || word == "against";
        });
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
        if (objects.empty() && found.content != kNone) objects = addressees(found.content, use);
        if (predicate.is_purpose && objects.empty()) return false;  // what money is for is done by nobody yet
        if (found.mutual) objects = subjects;  // "accused each other": every one of them every other
        if (use.entry.converse) std::swap(subjects, objects);
        const Trigger trigger = {.token = t, .negative = use.entry.negative, .place = matcher_.frame(use.frame).place};
        const std::string text = found.text.empty() && view_.upos(t) == Upos::noun ? role_phrase(t) : found.text;
        return statements_.state({use.frame, subjects, objects, text, to_string(predicate.construction)}, trigger);
    }

    /// "demanded that Iran leave", "insisted Iran must leave": who is to do what the clause says.
    std::vector<Filler> addressees(std::uint32_t clause, const RelationMatcher::PhraseUse& use) const {
        if (use.entry.converse) return {};
        const std::uint32_t subject = view_.child(clause, Deprel::nsubj);
        if (subject == kNone || view_.token(clause).xpos != Xpos::vb) return {};
        const std::uint32_t auxiliary = view_.child(clause, Deprel::aux);
        if (auxiliary != kNone && view_.folded(auxiliary) != "must" && view_.folded(auxiliary) != "should") return {};
        std::vector<Filler> out = phrases_.fillers(subject);
        std::erase_if(out, [&](const Filler& f) { return !matcher_.frame(use.frame).object.has(f.kind); });
        return out;
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
            if (is_stated_here(frame.pack)) continue;
            if (match_noun_use(t, use, frame, noun)) return;
        }
    }

    bool match_noun_use(std::uint32_t t, const RelationMatcher::NounUse& use, const RelationMatcher::Frame& frame,
                        const NounMatcher& noun) {
        const bool words_do = frame.object_text == ObjectText::optional || frame.object_text == ObjectText::only;
        const auto found = noun.match(use.entry, t, frame.symmetric, words_do);
        const bool excluded = found && noun_is_excluded(frame, t);
        bool stated = false;
        if (found && !excluded) {
            Trigger trigger = {.token = t, .is_noun = true, .place = frame.place};
            if (use.entry.modality == ContentModality::possible) trigger.modality = Modality::possible;
            if (use.entry.modality == ContentModality::future) trigger.modality = Modality::future;
            stated = statements_.state({use.frame, found->subjects, found->objects, found->text, found->construction},
                                       trigger);
        }
        if (trace_ != nullptr) {
            std::string reason = "the noun has nobody known beside it, or nothing in the object's place";
            if (excluded) reason = "`unless` excludes it";
            if (found && !excluded) reason = stated ? std::string() : std::string(statements_.reason());
            note(t, use.frame, frame.rule, use.entry.written, std::move(reason));
        }
        return stated;
    }

    /// "trade war": a noun phrase that the frame excludes, by the words that end at `t`.
    bool noun_is_excluded(const RelationMatcher::Frame& frame, std::uint32_t t) const {
        return std::any_of(frame.unless.begin(), frame.unless.end(), [&](const PhraseEntry& entry) {
            if (entry.pieces.size() != 1 || entry.pieces[0].kind != PhrasePiece::Kind::word || t == view_.begin())
                return false;
            return view_.folded(t - 1) == entry.lemma && match_alternatives(entry.pieces[0].words, view_, t) > 0;
        });
    }

    // ---- titles

    void match_offices() {
        const std::uint32_t frame = matcher_.holds_office_frame();
        if (frame == kNoEntity) return;
        for (const OfficeStatement& office : find_offices(document_, analysis_, view_.sentence())) {
            Relation relation = statements_.blank(frame, office.token, "title");
            relation.subject = office.person;
            relation.object = office.of;
            relation.object_text = office.title;
            if (office.former) relation.modality = Modality::former;
            if (!office.of && matcher_.words().private_post.contains(folded(office.title))) continue;
            if (office.of != std::optional(office.person))
                statements_.add(std::move(relation), {.token = office.token});
        }
    }

    /// The head of a ministry holds an office, the head of a company is affiliated with it; nobody is both.
    void settle_posts() {
        const std::uint32_t office = matcher_.holds_office_frame();
        const std::uint32_t affiliation = matcher_.affiliated_with_frame();
        if (office == kNoEntity || affiliation == kNoEntity) return;
        const std::string& holds = matcher_.frame(office).name;
        const std::string& belongs = matcher_.frame(affiliation).name;
        for (std::size_t i = 0; i < statements_.size(); ++i) {
            Relation& relation = statements_.relation(i);
            if (relation.name != holds) continue;
            if (relation.object && !is_public(*relation.object)) relation.name = belongs;
            if (relation.modality == Modality::actual && is_left(statements_.trigger(i).token)) {
                relation.modality = Modality::former;
            }
        }
        statements_.drop_twins(holds, belongs);
    }

    /// "previously served as", "was president until 2015"
    bool is_left(std::uint32_t verb) const {
        if (verb < view_.begin() || verb >= view_.end()) return false;  // neighbours have no verb
        const auto children = view_.children(verb);
        return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
            const std::string& word = view_.folded(child);
            if (view_.deprel(child) == Deprel::advmod) return word == "previously" || word == "formerly";
            return child > verb && view_.preposition(child) == "until" && view_.token(verb).xpos == Xpos::vbd;
        });
    }

    bool is_public(std::uint32_t entity) const {
        const Entity& body = analysis_.entities[entity];
        if (body.kind != EntityKind::org) return true;
        const WordForms& words = matcher_.words();
        return !has_words_of(body.name, words.private_body) && has_words_of(body.name, words.public_body);
    }

    // ---- patterns

    bool is_stated_here(std::string_view pack) const {
        return std::find(stated_here_.begin(), stated_here_.end(), pack) != stated_here_.end();
    }

    /// Patterns that ask for no other relation are tried before the frames; what they state is no frame's any more.
    void match_patterns(std::uint32_t t) {
        for (const std::uint32_t index : patterns_.candidates(t)) {
            const CompiledPattern& pattern = matcher_.patterns().patterns()[index];
            if (pattern.late) {
                late_.emplace_back(index, t);
            } else if (!is_stated_here(pattern.pack) && match_pattern(pattern, t)) {
                stated_here_.push_back(pattern.pack);
            }
        }
    }

    /// Those that do are tried one after the other, in their order, when all frames have been.
    void match_late_patterns() {
        std::sort(late_.begin(), late_.end());
        for (const auto& [index, t] : late_) {
            (void)match_pattern(matcher_.patterns().patterns()[index], t);
        }
    }

    bool match_pattern(const CompiledPattern& pattern, std::uint32_t t) {
        const RelationMatcher::Frame& frame = matcher_.frame(pattern.frame);
        std::vector<StatedAt> stated;
        if (pattern.late) {
            for (std::size_t i = 0; i < statements_.size(); ++i) {
                stated.push_back({statements_.trigger(i).token, statements_.index(i)});
            }
        }
        const auto found = patterns_.match(pattern, t, {frame.subject, frame.object}, stated);
        const bool any = found && state_pattern(pattern, *found);
        if (trace_ != nullptr) {
            note(t, pattern.frame, pattern.rule, pattern.written,
                 any     ? std::string()
                 : found ? std::string(statements_.reason())
                         : patterns_.failure(pattern, t));
        }
        return any;
    }

    bool state_pattern(const CompiledPattern& pattern, const PatternMatch& found) {
        Trigger trigger = {.token = found.trigger,
                           .is_noun = !view_.is_verb(found.trigger),
                           .negative = pattern.negative,
                           .rule = &pattern.rule,
                           .confidence = pattern.confidence};
        if (!pattern.content.given) {
            if (pattern.modality == ContentModality::future) trigger.modality = Modality::future;
            if (pattern.modality == ContentModality::possible) trigger.modality = Modality::possible;
            if (pattern.modality == ContentModality::negated) trigger.negative = true;
        }
        const std::size_t before = statements_.size();
        if (!statements_.state({pattern.frame, found.subjects, found.objects, found.text, "pattern"}, trigger)) {
            return false;
        }
        for (const std::uint32_t content : found.contents) qualifier_.set_content(content, pattern.modality);
        for (std::size_t i = before; i < statements_.size(); ++i) statements_.relation(i).place = found.place;
        return true;
    }

    // ---- qualifiers

    void qualify() {
        for (std::size_t i = 0; i < statements_.size(); ++i) {
            const Trigger& trigger = statements_.trigger(i);
            Relation& relation = statements_.relation(i);
            const Qualifiers found =
                trigger.is_noun ? qualifier_.of_noun(trigger.token) : qualifier_.of_clause(trigger.token);
            const bool negated = (found.polarity == Polarity::negated) != trigger.negative;
            relation.polarity = negated ? Polarity::negated : Polarity::affirmed;
            if (found.modality != Modality::actual) relation.modality = found.modality;
            RelationDate date = date_of(view_, trigger.token);
            relation.date = std::move(date.view);
            relation.date_from = std::move(date.days.first);
            relation.date_to = std::move(date.days.last);
            if (!relation.place) relation.place = place_of(view_, phrases_, trigger.token, trigger.place);
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
    Statements statements_;
    PatternMatcher patterns_;
    RuleTrace* trace_;
    std::vector<std::string_view> stated_here_;                  // packs whose patterns read the word at hand
    std::vector<std::pair<std::uint32_t, std::uint32_t>> late_;  // patterns that wait, and where their anchors stand
};

}  // namespace

void match_sentence(const RelationMatcher& matcher, const Document& document, Analysis& analysis,
                    std::uint32_t sentence, RuleTrace* trace) {
    const bool names_nobody =
        of_sentence(analysis.mentions, sentence).empty() && of_sentence(analysis.groups, sentence).empty();
    if (names_nobody) return;
    SentenceMatcher(matcher, document, analysis, sentence, trace).run();
}

}  // namespace entente
