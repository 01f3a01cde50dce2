#include "extract/relation/sentence_view.h"

#include <algorithm>

#include "graph/base/fold.h"

namespace entente {
namespace {

constexpr int kLongestClimb = 64;  // steps from a token to its root; trees are deeper in garbage only

bool is_outer(Deprel relation) {
    return relation == Deprel::punct || relation == Deprel::cc || relation == Deprel::mark || relation == Deprel::case_;
}

/// Dependents that lie outside the phrase as a reader would quote it.
bool leaves_phrase(Deprel relation) {
    return relation == Deprel::acl_relcl || relation == Deprel::advcl || relation == Deprel::parataxis ||
           relation == Deprel::appos || relation == Deprel::advcl_relcl;
}

}  // namespace

SentenceView::SentenceView(const Document& document, const Analysis& analysis, std::uint32_t sentence)
    : text_(document.text),
      analysis_(analysis),
      sentence_(sentence),
      begin_(analysis.sentences[sentence].first),
      end_(analysis.sentences[sentence].last) {
    folded_.reserve(end_ - begin_);
    for (std::uint32_t t = begin_; t < end_; ++t) folded_.push_back(entente::folded(word(t)));
    index_children();
}

void SentenceView::index_children() {
    const std::uint32_t size = end_ - begin_;
    child_start_.assign(size + 1, 0);
    for (std::uint32_t t = begin_; t < end_; ++t) {
        if (!is_root(t)) ++child_start_[head(t) - begin_ + 1];
    }
    for (std::uint32_t i = 0; i < size; ++i) child_start_[i + 1] += child_start_[i];
    child_list_.resize(child_start_[size]);
    std::vector<std::uint32_t> next(child_start_.begin(), child_start_.end() - 1);
    for (std::uint32_t t = begin_; t < end_; ++t) {
        if (!is_root(t)) child_list_[next[head(t) - begin_]++] = t;
    }
}

std::span<const std::uint32_t> SentenceView::children(std::uint32_t t) const {
    const std::uint32_t first = child_start_[t - begin_];
    return std::span(child_list_).subspan(first, child_start_[t - begin_ + 1] - first);
}

std::uint32_t SentenceView::child(std::uint32_t t, Deprel relation) const {
    for (const std::uint32_t c : children(t)) {
        if (deprel(c) == relation) return c;
    }
    return kNone;
}

bool SentenceView::is_below(std::uint32_t t, std::uint32_t top) const {
    for (int steps = 0; steps < kLongestClimb; ++steps) {
        if (t == top) return true;
        if (is_root(t)) return false;
        t = head(t);
    }
    return false;
}

std::string_view SentenceView::preposition(std::uint32_t t) const {
    for (const std::uint32_t c : children(t)) {
        if (c < t && deprel(c) == Deprel::case_) return folded(c);
    }
    return {};
}

std::string SentenceView::phrase(std::uint32_t head, std::uint32_t from, std::uint32_t until) const {
    const auto inside = [&](std::uint32_t t) {
        while (t != head) {
            const bool participle = deprel(t) == Deprel::acl && !has_child(t, Deprel::mark);
            if (is_root(t) || participle || leaves_phrase(deprel(t))) return false;
            t = this->head(t);
        }
        return true;
    };
    std::uint32_t first = head;
    std::uint32_t last = head + 1;
    while (first > std::max(begin_, from) && inside(first - 1)) --first;
    while (last < std::min(end_, until) && inside(last)) ++last;
    // The phrase's own preposition, conjunction or mark, not that of a part of it.
    const auto opens = [&](std::uint32_t t) {
        return deprel(t) == Deprel::fixed || deprel(t) == Deprel::punct ||
               (is_outer(deprel(t)) && !is_root(t) && this->head(t) == head);
    };
    while (first < head && opens(first)) ++first;
    while (last > head + 1 && deprel(last - 1) == Deprel::punct && folded(last - 1) != ")") --last;
    return text(first, last);
}

std::string SentenceView::text(std::uint32_t first, std::uint32_t last) const {
    if (first >= last) return {};
    return std::string(text_.substr(token(first).span.start, token(last - 1).span.end - token(first).span.start));
}

}  // namespace entente
