// Nouns of action and who they say it of: "the summit between A and B", "A's meeting with B", "the A-B talks",
// "sanctions on B by A", "A made an offer to B".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/relation/clause.h"
#include "extract/relation/noun_phrase.h"
#include "extract/relation/word_forms.h"
#include "rules/pack.h"

namespace entente {

struct NounMatch {
    std::vector<Filler> subjects;
    std::vector<Filler> objects;  // for a symmetric relation without sides: empty, the subjects are the sides
    std::string text;
    std::string_view construction;
};

class NounMatcher {
public:
    NounMatcher(const SentenceView& view, const NounPhrases& phrases, const Clauses& clauses, const WordForms& words)
        : view_(view), phrases_(phrases), clauses_(clauses), words_(words) {}

    /// The arguments of the noun at `token` as the entry reads them; nothing where its words are not there or it has
    /// neither subject nor object beside it. `symmetric` and `words_do` are the frame's.
    [[nodiscard]] std::optional<NounMatch> match(const NounEntry& entry, std::uint32_t token, bool symmetric,
                                                 bool words_do) const;

private:
    [[nodiscard]] bool words_match(const NounEntry& entry, std::uint32_t token) const;
    [[nodiscard]] std::vector<Filler> sides(std::uint32_t token) const;
    [[nodiscard]] std::vector<Filler> governed(const NounEntry& entry, std::uint32_t token, bool text,
                                               std::string* words) const;
    void take_owner_as_object(std::uint32_t token, NounMatch& out) const;
    [[nodiscard]] std::vector<Filler> doers(std::uint32_t token) const;
    [[nodiscard]] std::vector<std::uint32_t> attached(std::uint32_t token) const;
    [[nodiscard]] std::string own_words(std::uint32_t token) const;
    [[nodiscard]] std::string content(std::uint32_t token) const;

    const SentenceView& view_;
    const NounPhrases& phrases_;
    const Clauses& clauses_;
    const WordForms& words_;
};

}  // namespace entente
