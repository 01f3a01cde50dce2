// The relations that one sentence states, as they come: arguments checked, spelled out, each once.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/relation/matcher.h"
#include "extract/relation/noun_phrase.h"
#include "extract/relation/sentence_view.h"

namespace entente {

/// What a relation was read from.
struct Trigger {
    std::uint32_t token = SentenceView::kNone;
    bool is_noun = false;
    bool negative = false;
    Modality modality = Modality::actual;
    std::span<const std::string> place = {};  // prepositions; empty: the usual ones
    const std::string* rule = nullptr;        // in place of the frame's own
    double confidence = -1;                   // the same
};

/// What is said of someone by a trigger.
struct Claim {
    std::uint32_t frame = 0;
    std::span<const Filler> subjects;
    std::span<const Filler> objects;  // empty: words alone or, in a symmetric relation, the subjects among each other
    std::string_view text;
    std::string_view construction;
};

/// Appends to `analysis.relations`. Keeps references.
class Statements {
public:
    Statements(const RelationMatcher& matcher, Analysis& analysis, const SentenceView& view)
        : matcher_(matcher), analysis_(analysis), view_(view), first_(analysis.relations.size()) {}

    /// One relation for each pair of subject and object that fits, and what it implies; whether there was any.
    bool state(const Claim& claim, const Trigger& trigger);
    /// A relation as it is, unless it was stated before.
    void add(Relation relation, const Trigger& trigger);
    /// A relation of this frame with its evidence and without arguments.
    [[nodiscard]] Relation blank(std::uint32_t frame, std::uint32_t trigger, std::string_view construction) const;

    /// Drops what words alone say where an entity says it better.
    void drop_wordy_twins();

    /// Of two relations of the same subject and object, one named `first` and one `second`, drops the second; of two
    /// of the same name, the later.
    void drop_twins(std::string_view first, std::string_view second);

    [[nodiscard]] std::size_t size() const { return triggers_.size(); }
    [[nodiscard]] Relation& relation(std::size_t i) { return analysis_.relations[first_ + i]; }
    [[nodiscard]] std::size_t index(std::size_t i) const { return first_ + i; }
    [[nodiscard]] const Trigger& trigger(std::size_t i) const { return triggers_[i]; }
    /// Why the last claim stated nothing, in words.
    [[nodiscard]] std::string_view reason() const { return reason_; }

private:
    void drop(const std::vector<bool>& dropped);
    bool state_among(const Claim& claim, const Trigger& trigger);
    bool state_pair(const Claim& claim, const Filler& subject, const Filler& object, const Trigger& trigger);
    bool state_one(const Claim& claim, std::uint32_t frame, const Filler& subject, const Filler& object,
                   const Trigger& trigger);
    [[nodiscard]] bool fits(std::uint32_t frame, const Filler& subject, const Filler& object, std::string_view text);

    const RelationMatcher& matcher_;
    Analysis& analysis_;
    const SentenceView& view_;
    std::size_t first_;
    std::vector<Trigger> triggers_;  // of the relations from first_ on
    std::string_view reason_;
};

}  // namespace entente
