// The clause analysis that frames are matched on says who does what to whom; here it is asked without any frame. A
// predicate counts as covered where some relation of the sentence has it as its trigger, or joins the same two.
#include "extract/relation/suggest.h"

#include <algorithm>

#include "extract/annotate/lemmatizer.h"
#include "extract/relation/clause.h"
#include "extract/relation/noun_phrase.h"
#include "extract/relation/sentence_view.h"
#include "graph/base/fold.h"

namespace entente {
namespace {

constexpr std::uint32_t kNone = SentenceView::kNone;

class Finder {
public:
    Finder(const Document& document, const Analysis& analysis, std::uint32_t sentence, std::vector<Uncovered>& out)
        : view_(document, analysis, sentence), phrases_(view_), clauses_(view_, phrases_), out_(out) {
        for (const Relation& relation : analysis.relations) {
            if (relation.evidence.sentence == sentence) stated_.push_back(&relation);
        }
    }

    void run() {
        if (phrases_.mentions().size() < 2) return;
        for (std::uint32_t t = view_.begin(); t < view_.end(); ++t) {
            if (view_.upos(t) == Upos::verb) read_verb(t);
            if (view_.upos(t) == Upos::noun && phrases_.mention_at(t) == nullptr) read_noun(t);
        }
    }

private:
    [[nodiscard]] std::string lemma(std::uint32_t token) const {
        std::string out;
        append_lemma(out, view_.word(token), view_.upos(token), view_.token(token).xpos);
        return folded(out);
    }

    static void keep(std::vector<Filler>& fillers, KindSet kinds) {
        std::erase_if(fillers, [&](const Filler& filler) { return !kinds.has(filler.kind); });
    }

    [[nodiscard]] std::vector<Filler> who(const std::vector<std::uint32_t>& heads) const {
        std::vector<Filler> out;
        for (const std::uint32_t head : heads) {
            for (const Filler& filler : phrases_.fillers(head)) out.push_back(filler);
        }
        keep(out, kActorKinds);
        return out;
    }

    [[nodiscard]] std::vector<Filler> whom(std::uint32_t phrase) const {
        std::vector<Filler> out = phrases_.fillers(phrase);
        KindSet kinds = kActorKinds;
        kinds.add(kPlaceKinds);
        keep(out, kinds);
        return out;
    }

    void read_verb(std::uint32_t verb) {
        const Predicate predicate = clauses_.predicate(verb);
        const std::vector<Filler> subjects = who(predicate.subjects);
        if (subjects.empty() || view_.has_child(verb, Deprel::cop)) return;
        std::string entry = lemma(verb);
        const std::string name = entry;
        const std::uint32_t particle = view_.child(verb, Deprel::compound_prt);
        if (particle != kNone) entry += " " + view_.folded(particle);
        if (predicate.object != kNone) {
            const std::vector<Filler> objects = whom(predicate.object);
            add(entry, name, verb, subjects, objects);
            if (!objects.empty()) return;
            const bool noun = view_.upos(predicate.object) == Upos::noun && !predicate.passive;
            entry += noun ? " ~ " + lemma(predicate.object) : " {text}";
        }
        add_prepositions(verb, entry, name, verb, subjects);
        if (predicate.object != kNone) add_prepositions(predicate.object, entry, name, verb, subjects);
    }

    void add_prepositions(std::uint32_t head, const std::string& entry, const std::string& name, std::uint32_t verb,
                          const std::vector<Filler>& subjects) {
        for (const std::uint32_t child : view_.children(head)) {
            const Deprel relation = view_.deprel(child);
            const std::string_view preposition = view_.preposition(child);
            const bool governed = relation == Deprel::obl || relation == Deprel::nmod;
            if (!governed || child < verb || preposition.empty() || preposition == "of" || says_when(preposition)) {
                continue;
            }
            add(entry + " " + std::string(preposition) + (preposition == "to" ? " {}" : ""), name, verb, subjects,
                whom(child));
        }
    }

    /// Prepositions that tell where or when, whatever the verb.
    static bool says_when(std::string_view preposition) {
        return preposition == "in" || preposition == "at" || preposition == "during" || preposition == "after" ||
               preposition == "before" || preposition == "since" || preposition == "by" || preposition == "like" ||
               preposition == "according" || preposition == "near" || preposition == "as";
    }

    void read_noun(std::uint32_t noun) {
        std::vector<Filler> subjects = phrases_.owners(noun);
        keep(subjects, kActorKinds);
        if (subjects.empty()) return;
        for (const std::uint32_t child : view_.children(noun)) {
            const std::string_view preposition = view_.preposition(child);
            if (view_.deprel(child) != Deprel::nmod || child < noun || preposition.empty() || says_when(preposition)) {
                continue;
            }
            add(lemma(noun) + " (" + std::string(preposition) + ")", lemma(noun), noun, subjects, whom(child), true);
        }
    }

    [[nodiscard]] bool is_covered(std::uint32_t token, std::uint32_t subject, std::uint32_t object) const {
        return std::any_of(stated_.begin(), stated_.end(), [&](const Relation* relation) {
            const bool same_word = relation->evidence.trigger == view_.word(token);
            const bool same_pair = relation->object && ((relation->subject == subject && *relation->object == object) ||
                                                        (relation->subject == object && *relation->object == subject));
            return same_word || same_pair;
        });
    }

    void add(const std::string& entry, const std::string& name, std::uint32_t token,
             const std::vector<Filler>& subjects, const std::vector<Filler>& objects, bool is_noun = false) {
        for (const Filler& subject : subjects) {
            for (const Filler& object : objects) {
                if (subject.entity == object.entity || is_covered(token, subject.entity, object.entity)) continue;
                out_.push_back({entry, name, is_noun, view_.sentence(), token, subject.entity, object.entity,
                                subject.plain && object.plain});
                return;  // one pair shows it
            }
        }
    }

    SentenceView view_;
    NounPhrases phrases_;
    Clauses clauses_;
    std::vector<Uncovered>& out_;
    std::vector<const Relation*> stated_;
};

}  // namespace

std::vector<Uncovered> find_uncovered(const Document& document, const Analysis& analysis) {
    std::vector<Uncovered> out;
    for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) Finder(document, analysis, s, out).run();
    return out;
}

}  // namespace entente
