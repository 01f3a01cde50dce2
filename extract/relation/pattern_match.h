// Patterns matched in one sentence: tests on tokens, paths through the tree, sequences with lookaround.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extract/relation/noun_phrase.h"
#include "extract/relation/pattern_set.h"
#include "extract/relation/sentence_view.h"

namespace entente {

/// What a pattern's roles took.
struct PatternMatch {
    std::uint32_t trigger = SentenceView::kNone;
    std::vector<Filler> subjects;
    std::vector<Filler> objects;
    std::string text;
    std::optional<std::uint32_t> place;   // entity
    std::vector<std::uint32_t> contents;  // heads of clauses
};

/// A relation that was stated, and the token that said it.
struct StatedAt {
    std::uint32_t token = 0;
    std::size_t relation = 0;  // index in Analysis::relations
};

/// One sentence's matcher; keeps references.
class PatternMatcher {
public:
    PatternMatcher(const PatternSet& set, const SentenceView& view, const NounPhrases& phrases)
        : set_(set), view_(view), phrases_(phrases) {}

    /// Indices of the patterns that may begin at this token, ascending.
    [[nodiscard]] std::vector<std::uint32_t> candidates(std::uint32_t token);

    /// Tries one pattern with its trigger or anchor at `token`. `kinds` are those of the relation's subject and object.
    [[nodiscard]] std::optional<PatternMatch> match(const CompiledPattern& pattern, std::uint32_t token,
                                                    std::pair<KindSet, KindSet> kinds,
                                                    const std::vector<StatedAt>& stated);

    /// Whether the test holds of the token.
    [[nodiscard]] bool holds(const CompiledTest& test, std::uint32_t token);
    /// The nodes at the ends of the path, in the order of the text, each once.
    [[nodiscard]] std::vector<std::uint32_t> reach(const CompiledPath& path, std::uint32_t from);

    /// What made the last match() of `pattern` fail, and on which word.
    [[nodiscard]] std::string failure(const CompiledPattern& pattern, std::uint32_t token);

private:
    using Next = std::function<bool(std::uint32_t at)>;
    struct Capture {
        std::uint32_t first = SentenceView::kNone;
        std::uint32_t last = 0;
        const Mention* mention = nullptr;
    };

    [[nodiscard]] const std::string& lemma(std::uint32_t token);
    [[nodiscard]] std::vector<std::uint32_t> follow(const CompiledPath& path, std::uint32_t from);
    [[nodiscard]] std::vector<std::uint32_t> hop(const CompiledStep& step, const std::vector<std::uint32_t>& from);
    [[nodiscard]] std::vector<Filler> fill(const CompiledRole& role, std::uint32_t trigger, KindSet kinds);
    [[nodiscard]] bool match_roles(const CompiledPattern& pattern, std::pair<KindSet, KindSet> kinds,
                                   PatternMatch& out);
    [[nodiscard]] bool match_tokens(const CompiledPattern& pattern, std::uint32_t anchor,
                                    std::pair<KindSet, KindSet> kinds, PatternMatch& out);
    [[nodiscard]] bool match_items(const std::vector<CompiledItem>& items, std::size_t i, std::uint32_t at,
                                   const Next& next);
    [[nodiscard]] bool match_repeat(const CompiledItem& item, std::uint32_t count, std::uint32_t at, const Next& next);
    [[nodiscard]] bool match_once(const CompiledItem& item, std::uint32_t at, const Next& next);
    [[nodiscard]] bool match_ahead(const CompiledItem& item, std::uint32_t at);
    [[nodiscard]] bool match_behind(const CompiledItem& item, std::uint32_t at);
    [[nodiscard]] bool with_capture(PatternRole role, const Capture& capture, const Next& next, std::uint32_t at);
    [[nodiscard]] std::vector<Filler> captured(PatternRole role, KindSet kinds) const;
    [[nodiscard]] bool fail(std::string_view what);
    [[nodiscard]] std::string why_not(const CompiledTest& test, std::uint32_t token);
    [[nodiscard]] std::string why_not(const CompiledPath& path, std::uint32_t token);
    [[nodiscard]] std::string quoted(std::uint32_t token) const;

    const PatternSet& set_;
    const SentenceView& view_;
    const NounPhrases& phrases_;
    const std::vector<StatedAt>* stated_ = nullptr;
    std::vector<std::string> lemmas_;  // of the sentence's tokens, once they are asked for
    std::string_view failure_;         // a role's name, or what failed
    std::uint32_t depth_ = 0;          // of paths in each other's tests and groups
    std::uint32_t hops_ = 0;           // of the outermost path
    std::uint32_t furthest_ = 0;       // token that a sequence came to
    // of the sequence that is being matched
    const std::vector<CompiledItem>* top_ = nullptr;
    std::size_t anchor_item_ = 0;
    std::uint32_t anchor_at_ = 0;
    std::uint32_t steps_ = 0;
    std::array<Capture, 6> captures_;
};

}  // namespace entente
