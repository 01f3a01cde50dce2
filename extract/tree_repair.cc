#include "extract/tree_repair.h"

#include <string_view>

#include "extract/entity/word_lists.h"
#include "graph/base/fold.h"

namespace entente {
namespace {

constexpr int kLongestClimb = 64;

class TreeRepair {
public:
    TreeRepair(const Document& document, Analysis& analysis, const Sentence& sentence)
        : text_(document.text), tokens_(analysis.tokens), first_(sentence.first), last_(sentence.last) {}

    void run() {
        for (std::uint32_t t = first_; t < last_; ++t) lift_from_name(t);
        for (std::uint32_t t = first_ + 2; t < last_; ++t) free_from_date(t);
    }

private:
    bool is_root(std::uint32_t t) const { return tokens_[t].head == kNoHead; }
    std::uint32_t head(std::uint32_t t) const { return static_cast<std::uint32_t>(tokens_[t].head); }
    std::string_view word(std::uint32_t t) const { return tokens_[t].span.of(text_); }

    void lift_from_name(std::uint32_t t) {
        if (is_root(t) || tokens_[t].deprel == Deprel::flat) return;
        std::uint32_t name = head(t);
        for (int steps = 0; steps < kLongestClimb && tokens_[name].deprel == Deprel::flat && !is_root(name); ++steps) {
            name = head(name);
        }
        tokens_[t].head = static_cast<std::int32_t>(name);
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

    bool passive(std::uint32_t verb) const {
        for (std::uint32_t t = first_; t < verb; ++t) {
            if (tokens_[t].deprel == Deprel::aux_pass && head(t) == verb) return true;
        }
        return false;
    }

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
