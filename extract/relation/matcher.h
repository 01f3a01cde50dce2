// Frames compiled for look-up: from the forms of their verbs and nouns to the entries that they may fit, so that the
// cost of a sentence grows with what it holds, not with the number of rules.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "extract/relation/pattern_set.h"
#include "extract/relation/rule_trace.h"
#include "extract/relation/verb_forms.h"
#include "extract/relation/word_forms.h"
#include "extract/text/analysis.h"
#include "rules/pack.h"

namespace entente {

/// Compiled once from the packs' frames; immutable and shared by all threads.
class RelationMatcher {
public:
    explicit RelationMatcher(const Packs& packs);

    /// Fills `analysis.relations` from the parse, mentions, titles and dates. Each relation is stated once a sentence.
    /// Every attempt is written to `trace` where one is given.
    void match(const Document& document, Analysis& analysis, RuleTrace* trace = nullptr) const;

    [[nodiscard]] const std::vector<RelationType>& types() const { return types_; }
    /// Whether some pack says that the relation has no direction.
    [[nodiscard]] bool is_symmetric(const std::string& relation) const { return symmetric_.contains(relation); }

    /// A relation that another states as well.
    struct Implied {
        std::uint32_t frame = 0;
        bool swapped = false;  // the other way round
    };
    struct Frame {
        std::string name;
        std::string pack;
        std::string rule;  // pack/name
        bool symmetric = false;
        KindSet subject;
        KindSet object;
        ObjectText object_text = ObjectText::no;
        bool possessor = false;
        double confidence = 0.8;
        std::vector<PhraseEntry> unless;
        std::vector<AdjacentEntry> adjacent;
        RoleCount subject_count = RoleCount::any;
        RoleCount object_count = RoleCount::any;
        std::vector<std::string> recipient;
        std::vector<std::string> topic;
        std::vector<std::string> place;
        std::vector<Implied> implied;  // by is_a and inverse, theirs included
    };
    struct PhraseUse {
        std::uint32_t frame = 0;  // kNoEntity for an entry of the packs' modality table
        PhraseEntry entry;
    };
    struct NounUse {
        std::uint32_t frame = 0;
        NounEntry entry;
    };
    struct Form {
        std::uint32_t lemma = 0;  // index in uses
        VerbForm form = VerbForm::base;
    };

    [[nodiscard]] const Frame& frame(std::uint32_t index) const { return frames_[index]; }
    /// The readings of a folded word as a form of a verb that some entry has; nullptr where there is none.
    [[nodiscard]] const std::vector<Form>* verb_forms_of(const std::string& word) const;
    /// The entries of a verb's lemma, those with most pieces first.
    [[nodiscard]] const std::vector<PhraseUse>& uses(std::uint32_t lemma) const { return uses_[lemma]; }
    /// The entries whose adjective or noun of the doer is this folded word; nullptr where there is none.
    [[nodiscard]] const std::vector<PhraseUse>* adjective_uses(const std::string& word) const;
    /// The entries with the lemma "be" whose first word is this folded word: "be expected to".
    [[nodiscard]] const std::vector<PhraseUse>* copula_uses(const std::string& word) const;
    /// The entries whose noun ends in this folded word, longest first; nullptr where there is none.
    [[nodiscard]] const std::vector<NounUse>* noun_uses(const std::string& word) const;
    /// The frames that list what joins two names without a verb.
    [[nodiscard]] const std::vector<std::uint32_t>& adjacent_frames() const { return adjacent_frames_; }
    [[nodiscard]] const PatternSet& patterns() const { return patterns_; }
    [[nodiscard]] const WordForms& words() const { return words_; }
    [[nodiscard]] std::uint32_t holds_office_frame() const { return holds_office_; }
    [[nodiscard]] std::uint32_t affiliated_with_frame() const { return affiliated_with_; }

private:
    void add_frame(const entente::Frame& frame);
    void most_specific_first(std::vector<PhraseUse>& uses) const;
    void link_implied(const Packs& packs);
    void add_verb(std::uint32_t frame, const PhraseEntry& entry);
    void add_noun(std::uint32_t frame, const NounEntry& entry);

    std::vector<Frame> frames_;
    std::vector<RelationType> types_;
    std::unordered_set<std::string> symmetric_;  // names of relations
    std::unordered_map<std::string, std::uint32_t> lemmas_;
    std::vector<std::vector<PhraseUse>> uses_;
    std::unordered_map<std::string, std::vector<Form>> forms_;
    std::unordered_map<std::string, std::vector<PhraseUse>> adjectives_;
    std::unordered_map<std::string, std::vector<PhraseUse>> copulas_;
    std::unordered_map<std::string, std::vector<NounUse>> nouns_;
    std::vector<std::uint32_t> adjacent_frames_;
    std::uint32_t holds_office_ = kNoEntity;
    std::uint32_t affiliated_with_ = kNoEntity;
    WordForms words_;
    PatternSet patterns_;
};

}  // namespace entente
