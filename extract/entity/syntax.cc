// Dependents are one list, counted and filled in two passes. Walks to the root are cut after kDepth steps: real trees
// are never that deep, and a broken one then costs no more.
#include "extract/entity/syntax.h"

#include "extract/annotate/lemmatizer.h"

namespace entente {
namespace {

constexpr int kDepth = 64;

bool opens_clause(Deprel relation) {
    switch (relation) {
        case Deprel::root:
        case Deprel::ccomp:
        case Deprel::xcomp:
        case Deprel::csubj:
        case Deprel::csubj_pass:
        case Deprel::advcl:
        case Deprel::advcl_relcl:
        case Deprel::acl:
        case Deprel::acl_relcl:
        case Deprel::parataxis: return true;
        default: return false;
    }
}

}  // namespace

bool is_subject(Deprel relation) {
    return relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::nsubj_outer;
}

bool is_argument(Deprel relation) {
    return is_subject(relation) || relation == Deprel::obj || relation == Deprel::iobj || relation == Deprel::obl ||
           relation == Deprel::obl_agent;
}

Syntax::Syntax(const Document& document, const Analysis& analysis)
    : text_(document.text), tokens_(analysis.tokens), child_start_(tokens_.size() + 1, 0) {
    for (const Token& token : tokens_) {
        if (token.head != kNoHead) ++child_start_[static_cast<std::size_t>(token.head) + 1];
    }
    for (std::size_t t = 0; t < tokens_.size(); ++t) child_start_[t + 1] += child_start_[t];
    child_list_.resize(child_start_.back());
    std::vector<std::uint32_t> next(child_start_.begin(), child_start_.end() - 1);
    for (std::uint32_t t = 0; t < tokens_.size(); ++t) {
        if (!is_root(t)) child_list_[next[head(t)]++] = t;
    }
}

std::span<const std::uint32_t> Syntax::children(std::uint32_t t) const {
    return {child_list_.data() + child_start_[t], child_start_[t + 1] - child_start_[t]};
}

std::uint32_t Syntax::child(std::uint32_t t, Deprel relation) const {
    for (const std::uint32_t c : children(t)) {
        if (deprel(c) == relation) return c;
    }
    return kNone;
}

std::uint32_t Syntax::clause(std::uint32_t t) const {
    for (int steps = 0; steps < kDepth && !is_root(t); ++steps) {
        const Deprel relation = deprel(t);
        t = head(t);
        if (tokens_[t].upos == Upos::verb || opens_clause(deprel(t))) return t;
        if (is_subject(relation)) return t;
    }
    return kNone;
}

std::uint32_t Syntax::subject(std::uint32_t predicate) const {
    for (int steps = 0; steps < kDepth; ++steps) {
        for (const std::uint32_t c : children(predicate)) {
            if (is_subject(deprel(c))) return c;
        }
        const Deprel relation = deprel(predicate);
        if (relation == Deprel::xcomp && !is_root(predicate)) {  // "asked Greece to open its borders"
            const std::uint32_t governor = head(predicate);
            std::uint32_t controller = child(governor, Deprel::obj);
            if (controller == kNone) controller = child(governor, Deprel::iobj);
            if (controller != kNone && controller < predicate &&
                !tokens_[governor].span.of(text_).starts_with("promis"))
                return controller;
        }
        if (is_root(predicate) || (relation != Deprel::conj && relation != Deprel::xcomp && relation != Deprel::advcl))
            return kNone;
        predicate = head(predicate);
    }
    return kNone;
}

bool Syntax::is_in_main_clause(std::uint32_t t) const {
    for (int steps = 0; steps < kDepth && !is_root(t); ++steps) {
        const Deprel relation = deprel(t);
        if (relation == Deprel::acl_relcl || relation == Deprel::advcl || relation == Deprel::acl) return false;
        t = head(t);
    }
    return true;
}

Role Syntax::role(std::uint32_t t) const {
    for (int steps = 0; steps < kDepth; ++steps) {
        const Deprel relation = deprel(t);
        if (is_subject(relation)) return Role::subject;
        if (relation == Deprel::obj || relation == Deprel::iobj || relation == Deprel::obl_agent) return Role::object;
        if (relation == Deprel::obl) return Role::oblique;
        if (relation == Deprel::nmod_poss) return Role::possessor;
        const bool shares = relation == Deprel::conj || relation == Deprel::appos || relation == Deprel::flat ||
                            (relation == Deprel::nmod_desc);
        if (!shares || is_root(t)) return Role::other;
        t = head(t);
    }
    return Role::other;
}

std::string_view Syntax::lemma(std::uint32_t t) const {
    const Token& token = tokens_[t];
    lemma_.clear();
    append_lemma(lemma_, token.span.of(text_), token.upos, token.xpos);
    return lemma_;
}

std::string_view Syntax::preposition(std::uint32_t t) const {
    for (const std::uint32_t c : children(t)) {
        if (c < t && deprel(c) == Deprel::case_) return tokens_[c].span.of(text_);
    }
    return {};
}

bool Syntax::is_below(std::uint32_t t, std::uint32_t top) const {
    for (int steps = 0; steps < kDepth; ++steps) {
        if (t == top) return true;
        if (is_root(t)) return false;
        t = head(t);
    }
    return false;
}

std::uint32_t Syntax::head_of(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t t = first; t < last; ++t) {
        if (is_root(t)) return t;
        const std::uint32_t h = head(t);
        const bool outside = h < first || h >= last;
        if (outside && deprel(t) != Deprel::punct && deprel(t) != Deprel::case_ && deprel(t) != Deprel::det) return t;
    }
    return last - 1;
}

}  // namespace entente
