#include "extract/tree_repair.h"

#include <string_view>
#include <vector>

#include "extract/annotate/lemmatizer.h"
#include "extract/entity/noun_classes.h"
#include "extract/entity/word_lists.h"
#include "graph/base/fold.h"

namespace entente {
namespace {

constexpr int kLongestClimb = 64;

class TreeRepair {
public:
    TreeRepair(const Document& document, Analysis& analysis, const Sentence& sentence)
        : lemmas_(analysis.lemmas),
          text_(document.text),
          tokens_(analysis.tokens),
          first_(sentence.first),
          last_(sentence.last) {}

    void run() {
        for (std::uint32_t t = first_; t < last_; ++t) lift_from_name(t);
        for (std::uint32_t t = first_ + 2; t < last_; ++t) free_from_date(t);
        for (std::uint32_t t = first_ + 2; t < last_; ++t) free_from_opening(t);
        for (std::uint32_t t = first_ + 2; t < last_; ++t) raise_verb(t);
        for (std::uint32_t t = first_ + 2; t + 2 < last_; ++t) give_age(t);
        for (std::uint32_t t = first_ + 3; t < last_; ++t) follow_nearest(t);
        for (std::uint32_t t = first_ + 2; t < last_; ++t) mend_infinitive(t);
        for (std::uint32_t t = first_ + 2; t < last_; ++t) join_hyphened(t);
        for (std::uint32_t t = first_ + 1; t < last_; ++t) give_result(t);
        for (std::uint32_t t = first_ + 1; t + 1 < last_; ++t) raise_modifier(t);
        for (std::uint32_t t = first_ + 2; t < last_; ++t) give_agent(t);
        note_dependents();
        for (std::uint32_t t = first_; t < last_; ++t) {
            agree_on_verb(t);
            make_active(t);
            leave_relative(t);
            leave_aside(t);
            give_object(t);
            join_headline(t);
            join_title(t);
        }
    }

private:
    bool is_root(std::uint32_t t) const { return tokens_[t].head == kNoHead; }
    std::uint32_t head(std::uint32_t t) const { return static_cast<std::uint32_t>(tokens_[t].head); }
    std::string_view word(std::uint32_t t) const { return tokens_[t].span.of(text_); }

    void lift_from_name(std::uint32_t t) {
        if (is_root(t) || tokens_[t].deprel == Deprel::flat) return;
        tokens_[t].head = static_cast<std::int32_t>(first_of_name(head(t)));
    }

    /// The head of the name that a token is a later part of; itself where it is none.
    std::uint32_t first_of_name(std::uint32_t t) const {
        for (int steps = 0; steps < kLongestClimb && tokens_[t].deprel == Deprel::flat && !is_root(t); ++steps) {
            t = head(t);
        }
        return t;
    }

    bool is_date_word(std::uint32_t t) const {
        return tokens_[t].upos == Upos::num || is_calendar_word(folded(word(t)));
    }

    bool has_subject(std::uint32_t verb) const {
        for (std::uint32_t t = first_; t < last_; ++t) {
            const Deprel relation = tokens_[t].deprel;
            const bool subject = relation == Deprel::nsubj || relation == Deprel::nsubj_pass ||
                                 relation == Deprel::nsubj_outer || relation == Deprel::csubj ||
                                 relation == Deprel::expl;
            if (subject && !is_root(t) && head(t) == verb) return true;
        }
        return false;
    }

    /// "shot", "has shot", "is shot": a verb that wants a subject of its own.
    bool is_finite(std::uint32_t verb) const {
        const Xpos tag = tokens_[verb].xpos;
        if (tag == Xpos::vbd || tag == Xpos::vbz || tag == Xpos::vbp) return true;
        for (std::uint32_t t = first_; t < verb; ++t) {
            const bool auxiliary = tokens_[t].deprel == Deprel::aux || tokens_[t].deprel == Deprel::aux_pass;
            if (auxiliary && head(t) == verb) return true;
        }
        return false;
    }

    /// The nearest verb above `t` that stands behind it and lacks its subject; `last_` where there is none.
    std::uint32_t verb_without_subject(std::uint32_t t) const {
        std::uint32_t above = t;
        for (int steps = 0; steps < kLongestClimb && !is_root(above); ++steps) {
            above = head(above);
            if (above > t && is_finite(above) && !has_subject(above)) return above;
        }
        return last_;
    }

    void free_from_date(std::uint32_t t) {
        const Token& token = tokens_[t];
        if (is_root(t) || token.upos != Upos::propn || word(t - 1) != "," || !is_date_word(head(t))) return;
        const bool loose = token.deprel == Deprel::nmod_unmarked || token.deprel == Deprel::appos ||
                           token.deprel == Deprel::nmod || token.deprel == Deprel::conj ||
                           token.deprel == Deprel::flat || token.deprel == Deprel::dep;
        if (!loose || head(t) > t || is_date_word(t)) return;
        const std::uint32_t verb = verb_without_subject(t);
        if (verb == last_) return;
        tokens_[t].head = static_cast<std::int32_t>(verb);
        tokens_[t].deprel = passive(verb) ? Deprel::nsubj_pass : Deprel::nsubj;
    }

    /// "Calling it a bad deal, Trump accused Iran": the name behind an opening clause, hung into that clause, is the
    /// subject that the sentence's verb lacks.
    void free_from_opening(std::uint32_t t) {
        const Token& token = tokens_[t];
        if (is_root(t) || token.upos != Upos::propn || word(t - 1) != "," || head(t) > t) return;
        const bool loose = token.deprel == Deprel::appos || token.deprel == Deprel::conj ||
                           token.deprel == Deprel::nmod_unmarked || token.deprel == Deprel::dep;
        const bool beside = head(t) + 2 == t && tokens_[head(t)].upos == Upos::propn;  // "Galveston, Texas, has"
        if (!loose || (beside && t + 1 < last_ && word(t + 1) == ",")) return;
        std::uint32_t clause = head(t);
        for (int steps = 0; steps < kLongestClimb && !is_root(clause); ++steps) {
            if (tokens_[clause].deprel == Deprel::advcl && head(clause) > t) break;
            clause = head(clause);
        }
        if (is_root(clause)) return;
        const std::uint32_t verb = head(clause);
        if (!is_finite(verb) || has_subject(verb) || has_name_between(t, verb)) return;
        tokens_[t].head = static_cast<std::int32_t>(verb);
        tokens_[t].deprel = passive(verb) ? Deprel::nsubj_pass : Deprel::nsubj;
    }

    /// Whether a later name behind a comma could be the subject as well.
    bool has_name_between(std::uint32_t t, std::uint32_t verb) const {
        for (std::uint32_t c = t + 1; c < verb; ++c) {
            const bool loose = tokens_[c].deprel == Deprel::appos || tokens_[c].deprel == Deprel::conj;
            if (loose && tokens_[c].upos == Upos::propn && !is_root(c) && head(c) < t) return true;
        }
        return false;
    }

    /// "criticised Moscow over Crimea, which Russia annexed": ", which" behind a name speaks of that name.
    void follow_nearest(std::uint32_t t) {
        if (word(t) != "which" || word(t - 1) != "," || is_root(t)) return;
        const std::uint32_t clause = head(t);
        if (is_root(clause) || tokens_[clause].deprel != Deprel::acl_relcl) return;
        const std::uint32_t noun = head(clause);
        const std::uint32_t near = first_of_name(t - 2);
        const bool names = tokens_[near].upos == Upos::propn && tokens_[noun].upos == Upos::propn;
        const bool place = tokens_[near].deprel == Deprel::obl || tokens_[near].deprel == Deprel::nmod;
        if (names && place && noun < near) tokens_[clause].head = static_cast<std::int32_t>(near);
    }

    bool passive(std::uint32_t verb) const {
        for (std::uint32_t t = first_; t < verb; ++t) {
            if (tokens_[t].deprel == Deprel::aux_pass && head(t) == verb) return true;
        }
        return false;
    }

    /// "President Boluarte on Monday named a minister", read as a noun phrase: what stands behind the day is the verb.
    void raise_verb(std::uint32_t t) {
        Token& verb = tokens_[t];
        if (is_root(t) || verb.deprel != Deprel::acl || verb.xpos != Xpos::vbn || !is_date_word(t - 1)) return;
        const std::uint32_t subject = head(t);
        const Upos kind = tokens_[subject].upos;
        if (!is_root(subject) || subject > t || (kind != Upos::propn && kind != Upos::noun)) return;
        for (std::uint32_t c = first_; c < last_; ++c) {
            const Deprel relation = tokens_[c].deprel;
            if (is_root(c)) continue;
            if (head(c) == subject && (relation == Deprel::cop || relation == Deprel::nsubj)) return;
            if (head(c) == t && (relation == Deprel::obl_agent || relation == Deprel::aux_pass)) return;
        }
        std::uint32_t object = last_;
        for (std::uint32_t c = first_; c < last_; ++c) {
            if (is_root(c)) continue;
            if (head(c) == subject && (c > t || tokens_[c].deprel == Deprel::nmod) && c != t) {
                tokens_[c].head = static_cast<std::int32_t>(t);
                if (tokens_[c].deprel == Deprel::nmod) tokens_[c].deprel = Deprel::obl;
            }
            if (head(c) == t && tokens_[c].deprel == Deprel::obj) object = c;
        }
        for (std::uint32_t c = t + 1; object == last_ && c < last_; ++c) {
            const bool named = !is_root(c) && head(c) == t && tokens_[c].deprel == Deprel::xcomp;
            if (named && tokens_[c].upos == Upos::propn) tokens_[object = c].deprel = Deprel::obj;
        }
        verb.head = kNoHead;
        verb.deprel = Deprel::root;
        verb.xpos = Xpos::vbd;
        tokens_[subject].head = static_cast<std::int32_t>(t);
        tokens_[subject].deprel = Deprel::nsubj;
    }

    /// "Sikazwe, 44, ended the game": the age is the name's, and the name the subject.
    void give_age(std::uint32_t t) {
        Token& age = tokens_[t];
        if (age.deprel != Deprel::nsubj || age.upos != Upos::num || is_root(t) || head(t) < t) return;
        if (word(t - 1) != "," || word(t + 1) != ",") return;
        std::uint32_t name = t - 2;
        for (int steps = 0; steps < kLongestClimb && !is_root(name) && head(name) < t && head(name) >= first_; ++steps)
            name = head(name);
        const char initial = word(name).front();
        if (is_root(name) || head(name) != head(t) || initial < 'A' || initial > 'Z') return;
        tokens_[name].deprel = Deprel::nsubj;
        tokens_[name].upos = Upos::propn;
        tokens_[name].xpos = Xpos::nnp;
        age.head = static_cast<std::int32_t>(name);
        age.deprel = Deprel::appos;
    }

    /// "threatened to sanction Iran", read as a noun behind a preposition: with an object it is an infinitive.
    void mend_infinitive(std::uint32_t t) {
        Token& verb = tokens_[t];
        const bool modifier = verb.deprel == Deprel::obl || verb.deprel == Deprel::nmod || verb.deprel == Deprel::xcomp;
        if (!modifier || is_root(t) || word(t - 1) != "to" || is_root(t - 1) || head(t - 1) != t) return;
        const Xpos tag = verb.xpos;
        const bool base = tag == Xpos::vb || tag == Xpos::nn || tag == Xpos::nnp || tag == Xpos::vbp;
        if (!base || word(t).front() < 'a' || word(t).front() > 'z') return;
        bool object = false;
        for (std::uint32_t c = t + 1; c < last_ && !object; ++c) {
            object =
                !is_root(c) && head(c) == t && (tokens_[c].deprel == Deprel::obj || tokens_[c].deprel == Deprel::iobj);
        }
        if (!object && tag != Xpos::vb && verb.deprel != Deprel::xcomp) return;
        tokens_[t - 1].deprel = Deprel::mark;
        tokens_[t - 1].upos = Upos::part;
        tokens_[t - 1].xpos = Xpos::to;
        if (verb.deprel == Deprel::obl) verb.deprel = Deprel::xcomp;
        if (verb.deprel == Deprel::nmod) verb.deprel = Deprel::acl;
        become_verb(t, Xpos::vb);
    }

    /// "shot dead two demonstrators": an adjective before the article or number belongs to the verb; "shot dead Park".
    void give_result(std::uint32_t t) {
        Token& adjective = tokens_[t];
        if (adjective.deprel != Deprel::amod || is_root(t) || head(t) < t + 1 || t + 1 >= last_) return;
        const std::uint32_t noun = head(t);
        if (tokens_[noun].deprel != Deprel::obj || is_root(noun) || head(noun) != t - 1) return;
        const Upos next = tokens_[t + 1].upos;
        const bool named = next == Upos::propn && word(t) == "dead";
        if (next != Upos::det && next != Upos::num && !named) return;
        adjective.head = static_cast<std::int32_t>(t - 1);
        adjective.deprel = Deprel::xcomp;
    }

    /// "North Korea test-fired a missile": the word before the hyphen is no subject; what stands before it is.
    void join_hyphened(std::uint32_t t) {
        const bool joined = word(t - 1) == "-" && !tokens_[t].space_before && !tokens_[t - 1].space_before;
        if (!joined || tokens_[t].upos != Upos::verb || is_root(t - 2) || head(t - 2) != t) return;
        Token& before = tokens_[t - 2];
        if (before.upos != Upos::noun || before.deprel != Deprel::nsubj) return;
        before.deprel = Deprel::compound;
        for (std::uint32_t c = first_; c + 2 < t; ++c) {
            if (is_root(c) || head(c) != t - 2 || tokens_[c].upos != Upos::propn) continue;
            tokens_[c].head = static_cast<std::int32_t>(t);
            tokens_[c].deprel = Deprel::nsubj;
        }
    }

    /// "the embargo imposed on Cuba by the United States": no name is "by" somebody, so the participle's agent it is.
    void give_agent(std::uint32_t t) {
        Token& by = tokens_[t];
        if (by.deprel != Deprel::case_ || is_root(t) || word(t) != "by") return;
        const std::uint32_t agent = head(t);
        if (agent < t || is_root(agent) || tokens_[agent].deprel != Deprel::nmod) return;
        const std::uint32_t name = head(agent);
        if (tokens_[name].upos != Upos::propn || is_root(name) || name > t) return;
        const std::uint32_t verb = head(name);
        if (tokens_[verb].xpos != Xpos::vbn || verb > name || tokens_[name].deprel != Deprel::obl) return;
        tokens_[agent].head = static_cast<std::int32_t>(verb);
        tokens_[agent].deprel = Deprel::obl_agent;
    }

    void become_verb(std::uint32_t t, Xpos tag) {
        Token& token = tokens_[t];
        token.upos = Upos::verb;
        token.xpos = tag;
        const auto start = static_cast<std::uint32_t>(lemmas_.size());
        append_lemma(lemmas_, word(t), token.upos, token.xpos);
        token.lemma = {start, static_cast<std::uint32_t>(lemmas_.size())};
    }

    /// "The two condemned Iran", read as a phrase about Iran: where nothing else is a verb, the participle is.
    void raise_modifier(std::uint32_t t) {
        Token& verb = tokens_[t];
        if (verb.deprel != Deprel::amod || verb.xpos != Xpos::vbn || is_root(t) || word(last_ - 1) != ".") return;
        const std::uint32_t object = head(t);
        if (!is_root(object) || object != t + 1 || tokens_[object].upos != Upos::propn) return;
        const std::uint32_t subject = t - 1;
        const Upos kind = tokens_[subject].upos;
        if (is_root(subject) || (head(subject) != object && head(subject) != t)) return;
        if (kind != Upos::propn && kind != Upos::num && kind != Upos::noun) return;
        for (std::uint32_t c = first_; c < last_; ++c) {
            if (c != object && (is_finite(c) || tokens_[c].deprel == Deprel::cop)) return;
        }
        for (std::uint32_t c = first_; c < last_; ++c) {
            if (is_root(c) || head(c) != object || c == subject || c == t || tokens_[c].deprel == Deprel::flat)
                continue;
            tokens_[c].head = static_cast<std::int32_t>(c < t ? subject : t);
            if (c > t && tokens_[c].deprel == Deprel::nmod) tokens_[c].deprel = Deprel::obl;
        }
        verb.head = kNoHead;
        verb.deprel = Deprel::root;
        verb.xpos = Xpos::vbd;
        verb.upos = Upos::verb;
        tokens_[subject].head = tokens_[object].head = static_cast<std::int32_t>(t);
        tokens_[subject].deprel = Deprel::nsubj;
        tokens_[object].deprel = Deprel::obj;
    }

    void note_dependents() {
        has_object_.assign(last_ - first_, false);
        has_auxiliary_.assign(last_ - first_, false);
        subject_.assign(last_ - first_, last_);
        for (std::uint32_t t = first_; t < last_; ++t) {
            if (is_root(t)) continue;
            const Deprel relation = tokens_[t].deprel;
            if (relation == Deprel::obj) has_object_[head(t) - first_] = true;
            if (relation == Deprel::aux || relation == Deprel::aux_pass) has_auxiliary_[head(t) - first_] = true;
        }
    }

    /// "would back Vietnam" (ADV, VB), "denied bombing Syria" (NN): with an object or an auxiliary it is a verb.
    void agree_on_verb(std::uint32_t t) {
        Token& token = tokens_[t];
        const bool is_verb = token.upos == Upos::verb || token.upos == Upos::aux;
        const Xpos tag = token.xpos;
        const bool tagged = tag == Xpos::vb || tag == Xpos::vbd || tag == Xpos::vbg || tag == Xpos::vbn ||
                            tag == Xpos::vbp || tag == Xpos::vbz;
        const bool verbal = !is_verb && tagged && (has_object_[t - first_] || has_auxiliary_[t - first_]);
        const bool clause = token.deprel == Deprel::xcomp || token.deprel == Deprel::advcl ||
                            token.deprel == Deprel::ccomp || token.deprel == Deprel::acl;
        const bool gerund = tag == Xpos::nn && clause && has_object_[t - first_] && word(t).ends_with("ing");
        if (!verbal && !gerund) return;
        become_verb(t, gerund ? Xpos::vbg : tag);
    }

    bool opens_with_comma(std::uint32_t clause) const {
        for (std::uint32_t t = head(clause) + 1; t < clause; ++t) {
            const Xpos tag = tokens_[t].xpos;
            const bool relative = tag == Xpos::wdt || tag == Xpos::wp || tag == Xpos::wp_poss || tag == Xpos::wrb;
            if (relative) return word(t - 1) == ",";
        }
        return false;
    }

    /// "asked the agency, whose inspectors took samples, to meet": an infinitive behind the comma that closes a
    /// relative clause belongs to the verb above it.
    void leave_relative(std::uint32_t t) {
        Token& token = tokens_[t];
        if (is_root(t) || (token.deprel != Deprel::advcl && token.deprel != Deprel::xcomp) || t < first_ + 2) return;
        const std::uint32_t clause = head(t);
        if (tokens_[clause].deprel != Deprel::acl_relcl || is_root(clause) || clause > t) return;
        if (word(t - 1) != "to" || word(t - 2) != "," || !opens_with_comma(clause)) return;
        std::uint32_t above = head(clause);
        for (int steps = 0; steps < kLongestClimb && tokens_[above].upos != Upos::verb; ++steps) {
            if (is_root(above)) return;
            above = head(above);
        }
        token.head = static_cast<std::int32_t>(above);
        token.deprel = Deprel::xcomp;
    }

    /// "rejected the order, saying that Maduro had no right to give it, and named an envoy": behind the comma that
    /// closes the aside a verb without a subject goes with the one before it.
    void leave_aside(std::uint32_t t) {
        Token& token = tokens_[t];
        if (is_root(t) || token.deprel != Deprel::conj || token.xpos != Xpos::vbd || t < first_ + 4) return;
        if (word(t - 2) != "," || (word(t - 1) != "and" && word(t - 1) != "but") || has_subject(t)) return;
        for (std::uint32_t u = head(t) + 1; u < t; ++u) {
            if (tokens_[u].deprel == Deprel::conj && head(u) == head(t)) return;  // the last of a list
        }
        std::uint32_t aside = head(t);
        for (int steps = 0; steps < kLongestClimb && !is_aside(aside); ++steps) {
            if (is_root(aside)) return;
            aside = head(aside);
        }
        if (!is_aside(aside) || aside > t || tokens_[head(aside)].xpos != Xpos::vbd || !has_subject(head(aside)))
            return;
        token.head = tokens_[aside].head;
    }

    /// A participle behind a comma, set off from the verb before it.
    bool is_aside(std::uint32_t t) const {
        return !is_root(t) && tokens_[t].deprel == Deprel::advcl && tokens_[t].xpos == Xpos::vbg && head(t) < t &&
               t > first_ && word(t - 1) == ",";
    }

    /// "Boluarte on Monday named Jose Santivanez as minister", read as a passive without its auxiliary: with a name
    /// behind it in a whole sentence it is active.
    void make_active(std::uint32_t t) {
        Token& verb = tokens_[t];
        if (verb.xpos != Xpos::vbn || has_auxiliary_[t - first_] || word(last_ - 1) != "." || t + 1 >= last_) return;
        std::uint32_t subject = last_;
        std::uint32_t object = last_;
        for (std::uint32_t c = first_; c < last_; ++c) {
            if (is_root(c) || head(c) != t) continue;
            if (tokens_[c].deprel == Deprel::nsubj_pass && c < t) subject = c;
            const bool behind = tokens_[c].deprel == Deprel::xcomp || tokens_[c].deprel == Deprel::obj;
            if (behind && c == t + 1 && tokens_[c].upos == Upos::propn) object = c;
        }
        if (subject == last_ || object == last_) return;
        verb.xpos = Xpos::vbd;
        tokens_[subject].deprel = Deprel::nsubj;
        tokens_[object].deprel = Deprel::obj;
    }

    /// "Did Russia bomb Syria?": what a verb takes for a part of its own name is its object.
    void give_object(std::uint32_t t) {
        Token& token = tokens_[t];
        if (token.deprel != Deprel::compound || is_root(t) || token.upos != Upos::propn || head(t) >= t) return;
        if (tokens_[head(t)].upos == Upos::verb && !has_object_[head(t) - first_]) token.deprel = Deprel::obj;
    }

    /// "Israel, Hamas agree ceasefire": two names before a plural verb are two, not one.
    void join_headline(std::uint32_t t) {
        Token& token = tokens_[t];
        if (token.deprel != Deprel::appos || is_root(t) || token.upos != Upos::propn || t + 1 >= last_) return;
        const std::uint32_t first = head(t);
        const bool named = tokens_[first].upos == Upos::propn && first < t && word(t - 1) == ",";
        if (!named || is_root(first) || head(first) != t + 1 || tokens_[t + 1].xpos != Xpos::vbp) return;
        if (tokens_[first].deprel == Deprel::nsubj) token.deprel = Deprel::conj;
    }

    /// "Trump's summit with North Korean leader Kim ended": a name right behind what people are.
    bool follows_role(std::uint32_t t) const {
        return t > first_ && tokens_[t].upos == Upos::propn && tokens_[t - 1].upos == Upos::noun &&
               is_person_noun(folded(word(t - 1)));
    }

    /// "opposition leader Juan Guaido urged", both subjects of the verb: the name belongs to the noun before it.
    void join_title(std::uint32_t t) {
        Token& token = tokens_[t];
        if (is_root(t) || (token.deprel != Deprel::nsubj && token.deprel != Deprel::nsubj_pass)) return;
        std::uint32_t& earlier = subject_[head(t) - first_];
        if (earlier != last_ && earlier + 1 < t && follows_role(t)) {
            token.head = static_cast<std::int32_t>(t - 1);
            token.deprel = Deprel::appos;
            return;
        }
        const std::uint32_t noun = earlier;
        earlier = t;
        if (noun == last_ || noun + 1 != t || tokens_[noun].upos != Upos::noun || token.upos != Upos::propn) return;
        token.head = static_cast<std::int32_t>(noun);
        token.deprel = Deprel::appos;
        earlier = noun;
    }

    std::vector<bool> has_object_;
    std::vector<bool> has_auxiliary_;
    std::vector<std::uint32_t> subject_;  // the last subject seen of each verb; last_ for none
    std::string& lemmas_;
    std::string_view text_;
    std::vector<Token>& tokens_;
    std::uint32_t first_;
    std::uint32_t last_;
};

}  // namespace

void repair_trees(const Document& document, Analysis& analysis) {
    for (const Sentence& sentence : analysis.sentences) TreeRepair(document, analysis, sentence).run();
}

}  // namespace entente
