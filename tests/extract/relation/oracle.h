// Slow, obvious readings of what the engine does fast: every entry of every frame is tried on every word, one at a
// time; tests, paths and sequences of patterns are evaluated as they are written, without indices.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "extract/relation/matcher.h"
#include "extract/relation/noun_phrase.h"
#include "extract/relation/sentence_view.h"
#include "extract/text/analysis.h"
#include "extract/text/document.h"
#include "rules/pack.h"

namespace entente::testing {

/// What verbs, nouns and adjectives state in each sentence, as "sentence|subject|relation|object|words"; a symmetric
/// relation has its sides in order, and words count only where there is no object.
using Lines = std::set<std::string>;
[[nodiscard]] Lines stated_lines(const Analysis& analysis, const Packs& packs);

/// Each entry of each frame as a pack by itself.
class FrameOracle {
public:
    /// `packs` must outlive it. Patterns are not looked at.
    explicit FrameOracle(const Packs& packs);

    [[nodiscard]] Lines read(const Document& document, const Analysis& analysis) const;

private:
    enum class Sort : std::uint8_t { copula, verb, adjective, noun };
    struct Entry {
        Sort sort = Sort::verb;
        std::size_t size = 0;     // pieces, or words of a noun
        std::size_t implied = 0;  // wider relations
        std::size_t lemma_order = 0;
        std::string lemma;
        std::unique_ptr<RelationMatcher> matcher;
    };
    [[nodiscard]] Packs bare(const Frame& frame) const;
    void add(const Packs& packs, Sort sort, std::size_t size, const std::string& lemma);
    [[nodiscard]] bool reads_form(const Entry& entry, const std::string& word, Xpos tag) const;

    const Packs& packs_;
    std::vector<Entry> entries_;  // in the order of frames and entries
};

/// Patterns by the letter.
class PatternOracle {
public:
    PatternOracle(const SentenceView& view, const NounPhrases& phrases) : view_(view), phrases_(phrases) {}

    [[nodiscard]] bool holds(const TokenTest& test, std::uint32_t token) const;
    [[nodiscard]] std::set<std::uint32_t> reach(const Path& path, std::uint32_t from) const;
    /// Where the sequence can end if it begins at `start`.
    [[nodiscard]] std::set<std::uint32_t> ends(const Sequence& sequence, std::uint32_t start) const;

private:
    [[nodiscard]] std::set<std::uint32_t> once(const PathStep& step, std::uint32_t from) const;
    [[nodiscard]] std::set<std::uint32_t> once(const SequenceItem& item, std::uint32_t start) const;
    [[nodiscard]] bool behind(const SequenceItem& item, std::uint32_t at) const;

    const SentenceView& view_;
    const NounPhrases& phrases_;
};

}  // namespace entente::testing
