#include "extract/relation/statements.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente {
namespace {

bool is_number(std::size_t found, RoleCount wanted) {
    return wanted == RoleCount::any || (found == 1) == (wanted == RoleCount::one);
}

constexpr double kReached = 0.9;  // an argument that a pronoun or description means, not named there

/// How sure the way is in which it is said: clauses that have their own subject, then those that share or inherit it,
/// then nouns and neighbours, which say less.
double certainty(std::string_view construction) {
    if (construction == "noun" || construction == "adjacent") return 0.9;
    if (construction == "infinitive" || construction == "coordination" || construction == "participle") return 0.95;
    return 1;
}

/// What stands far from the word that says it is more often attached wrongly.
double nearness(std::uint32_t trigger, std::uint32_t argument) {
    if (argument == SentenceView::kNone || trigger == SentenceView::kNone) return 1;
    const std::uint32_t distance = trigger > argument ? trigger - argument : argument - trigger;
    return distance > 20 ? 0.9 : distance > 10 ? 0.95 : 1;
}

}  // namespace

bool Statements::state(const Claim& claim, const Trigger& trigger) {
    const RelationMatcher::Frame& frame = matcher_.frame(claim.frame);
    reason_ = claim.subjects.empty() ? "nobody known is its subject" : "its arguments do not fit";
    if (!is_number(claim.subjects.size(), frame.subject_count)) return false;
    if (!claim.objects.empty() && !is_number(claim.objects.size(), frame.object_count)) return false;
    if (claim.objects.empty() && frame.symmetric) return state_among(claim, trigger);
    bool any = false;
    for (const Filler& subject : claim.subjects) {
        if (claim.objects.empty()) any |= state_pair(claim, subject, {}, trigger);
        for (const Filler& object : claim.objects) any |= state_pair(claim, subject, object, trigger);
    }
    return any;
}

/// "Xi and Moon met": each pair of the subjects.
bool Statements::state_among(const Claim& claim, const Trigger& trigger) {
    bool any = false;
    for (std::size_t i = 0; i < claim.subjects.size(); ++i) {
        for (std::size_t j = i + 1; j < claim.subjects.size(); ++j) {
            any |= state_pair(claim, claim.subjects[i], claim.subjects[j], trigger);
        }
    }
    return any;
}

bool Statements::state_pair(const Claim& claim, const Filler& subject, const Filler& object, const Trigger& trigger) {
    if (!state_one(claim, claim.frame, subject, object, trigger)) return false;
    for (const RelationMatcher::Implied& implied : matcher_.frame(claim.frame).implied) {
        if (implied.swapped && object.entity == kNoEntity) continue;
        (void)state_one(claim, implied.frame, implied.swapped ? object : subject, implied.swapped ? subject : object,
                        trigger);
    }
    return true;
}

bool Statements::fits(std::uint32_t frame_index, const Filler& subject, const Filler& object, std::string_view text) {
    const RelationMatcher::Frame& frame = matcher_.frame(frame_index);
    if (subject.entity == kNoEntity || !frame.subject.has(subject.kind)) {
        return reason_ = "its subject is of a kind that the relation does not take", false;
    }
    if (subject.entity == object.entity) return reason_ = "subject and object are the same", false;
    if (object.entity != kNoEntity) {
        if (!frame.object.has(object.kind)) reason_ = "its object is of a kind that the relation does not take";
        return frame.object.has(object.kind);
    }
    const bool words_do = frame.object_text == ObjectText::optional || frame.object_text == ObjectText::only;
    if (!words_do || text.empty()) reason_ = "nobody known is its object, and there are no words that would do";
    return words_do && !text.empty();
}

bool Statements::state_one(const Claim& claim, std::uint32_t frame_index, const Filler& subject, const Filler& object,
                           const Trigger& trigger) {
    if (!fits(frame_index, subject, object, claim.text)) return false;
    const RelationMatcher::Frame& own = matcher_.frame(claim.frame);
    Relation relation = blank(frame_index, trigger.token, claim.construction);
    relation.evidence.rule = trigger.rule != nullptr ? *trigger.rule : own.rule;
    if (trigger.confidence >= 0) relation.evidence.confidence = trigger.confidence;
    relation.subject = subject.entity;
    if (object.entity != kNoEntity) relation.object = object.entity;
    if (matcher_.frame(frame_index).object_text != ObjectText::no) relation.object_text = std::string(claim.text);
    relation.modality = trigger.modality;
    if (trigger.negative) relation.polarity = Polarity::negated;
    double& confidence = relation.evidence.confidence;
    confidence *= certainty(claim.construction) * nearness(trigger.token, subject.token);
    if (!subject.plain) confidence *= kReached;
    if (relation.object) confidence *= nearness(trigger.token, object.token) * (object.plain ? 1 : kReached);
    confidence = std::round(confidence * 1000) / 1000;
    add(std::move(relation), trigger);
    return true;
}

Relation Statements::blank(std::uint32_t frame_index, std::uint32_t trigger, std::string_view construction) const {
    const RelationMatcher::Frame& frame = matcher_.frame(frame_index);
    Relation relation;
    relation.name = frame.name;
    relation.evidence.sentence = view_.sentence();
    relation.evidence.rule = frame.rule;
    relation.evidence.construction = construction;
    relation.evidence.trigger = std::string(view_.word(trigger));
    relation.evidence.confidence = frame.confidence;
    return relation;
}

void Statements::add(Relation relation, const Trigger& trigger) {
    const auto same = [&](const Relation& other) {
        if (other.name != relation.name) return false;
        if (other.subject == relation.subject && other.object == relation.object) {
            return relation.object || other.object_text == relation.object_text;
        }
        return relation.object && other.object && matcher_.is_symmetric(relation.name) &&
               other.subject == *relation.object && *other.object == relation.subject;
    };
    const auto begin = analysis_.relations.begin() + static_cast<std::ptrdiff_t>(first_);
    if (std::any_of(begin, analysis_.relations.end(), same)) return;
    analysis_.relations.push_back(std::move(relation));
    triggers_.push_back(trigger);
}

void Statements::drop(const std::vector<bool>& dropped) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < dropped.size(); ++i) {
        if (dropped[i]) continue;
        if (kept != i) relation(kept) = std::move(relation(i));
        triggers_[kept++] = triggers_[i];
    }
    triggers_.resize(kept);
    analysis_.relations.resize(first_ + kept);
}

/// "reopened its border to Hamas, easing the blockade": what words alone say, an entity says better.
void Statements::drop_wordy_twins() {
    const auto begin = analysis_.relations.begin() + static_cast<std::ptrdiff_t>(first_);
    std::vector<bool> wordy(size());
    for (std::size_t i = 0; i < size(); ++i) {
        const Relation& one = relation(i);
        wordy[i] = !one.object && std::any_of(begin, analysis_.relations.end(), [&](const Relation& other) {
            return other.object && other.name == one.name && other.subject == one.subject;
        });
    }
    drop(wordy);
}

void Statements::drop_twins(std::string_view first, std::string_view second) {
    const auto is_twin = [&](std::size_t i) {
        const Relation& one = relation(i);
        if (!one.object || (one.name != first && one.name != second)) return false;
        for (std::size_t k = 0; k < size(); ++k) {
            const Relation& other = relation(k);
            if (k == i || other.object != one.object || other.subject != one.subject) continue;
            if (other.name == one.name ? k < i : other.name == first) return true;
        }
        return false;
    };
    std::vector<bool> twins(size());
    for (std::size_t i = 0; i < size(); ++i) twins[i] = is_twin(i);
    drop(twins);
}

}  // namespace entente
