// A phrase means the entity of the mention that covers its head. Where none does: the person named after a title
// ("leader Kim Jong-un"), the country or body that those named by the head act for ("Chinese officials"), or what an
// apposition names. Conjuncts add theirs.
#include "extract/relation/noun_phrase.h"

#include <algorithm>

#include "extract/entity/noun_classes.h"
#include "extract/entity/word_lists.h"

namespace entente {

NounPhrases::NounPhrases(const SentenceView& view)
    : view_(view),
      groups_(of_sentence(view.analysis().groups, view.sentence())),
      titles_(of_sentence(view.analysis().titles, view.sentence())),
      at_(view.end() - view.begin(), nullptr) {
    for (const Mention& mention : of_sentence(view.analysis().mentions, view.sentence())) {
        mentions_.push_back(&mention);
        if (mention.form == MentionForm::nominal) continue;
        for (std::uint32_t t = mention.first; t < mention.last; ++t) {
            const Mention*& slot = at_[t - view.begin()];
            if (slot == nullptr || slot->span.size() < mention.span.size()) slot = &mention;
        }
    }
    // A description holds names ("the North Korean leader"); it counts at its own head alone.
    for (const Mention* nominal : mentions_) {
        if (nominal->form == MentionForm::nominal) at_[head_of(*nominal) - view.begin()] = nominal;
    }
}

const Mention* NounPhrases::mention_at(std::uint32_t token) const {
    return at_[token - view_.begin()];
}

std::uint32_t NounPhrases::head_of(const Mention& mention) const {
    for (std::uint32_t t = mention.first; t < mention.last; ++t) {
        if (view_.is_root(t)) return t;
        const std::uint32_t head = view_.head(t);
        if ((head < mention.first || head >= mention.last) && view_.deprel(t) != Deprel::punct &&
            view_.deprel(t) != Deprel::case_) {
            return t;
        }
    }
    return mention.last - 1;
}

bool NounPhrases::is_title(std::uint32_t token) const {
    return std::any_of(titles_.begin(), titles_.end(),
                       [&](const Title& title) { return title.first <= token && token < title.last; });
}

Filler NounPhrases::filler_of(const Mention& mention, std::uint32_t token, bool plain) {
    return {mention.entity, mention.kind, token, plain && mention.form == MentionForm::name};
}

namespace {

bool is_plural_noun(const Token& token) {
    return token.upos == Upos::noun || token.xpos == Xpos::nnps || token.xpos == Xpos::nns;
}

}  // namespace

void NounPhrases::add_single(std::uint32_t head, std::vector<Filler>& out) const {
    const Mention* mention = mention_at(head);
    if (mention != nullptr && mention->entity != kNoEntity) {
        // An adjective at the head of a phrase is no actor ("the Chinese" is; so are plurals: "the Russians").
        const bool is_people = mention->form != MentionForm::demonym || is_plural_noun(view_.token(head)) ||
                               view_.has_child(head, Deprel::det);
        if (is_people) out.push_back(filler_of(*mention, head, true));
        return;
    }
    if (add_group(head, out) || add_named_child(head, out) || add_site(head, out) || add_place_of(head, out)) return;
    if (!add_acting_for(head, out)) add_apposed(head, out);
}

/// "Lighthizer, a hawk whom Trump named": what stands in apposition to a name is that person or body.
void NounPhrases::add_apposed(std::uint32_t head, std::vector<Filler>& out) const {
    if (view_.is_root(head) || view_.deprel(head) != Deprel::appos || !view_.has_child(head, Deprel::det)) return;
    const Mention* mention = mention_at(view_.head(head));
    if (mention == nullptr || mention->entity == kNoEntity || mention->form != MentionForm::name) return;
    if (mention->kind == EntityKind::person || mention->kind == EntityKind::org) {
        out.push_back(filler_of(*mention, head, false));
    }
}

/// "the two leaders", a plural "they": everyone whom it means.
bool NounPhrases::add_group(std::uint32_t head, std::vector<Filler>& out) const {
    for (const MentionGroup& group : groups_) {
        if (group.head != head) continue;
        for (const std::uint32_t entity : group.entities) {
            out.push_back({entity, view_.analysis().entities[entity].kind, head, false});
        }
        return true;
    }
    return false;
}

/// "the Yongbyon complex", "Sunan airport": the site that a noun of sites is called by.
bool NounPhrases::add_site(std::uint32_t head, std::vector<Filler>& out) const {
    const std::string& noun = view_.folded(head);
    if (!is_facility_head(noun) && noun != "site" && noun != "facilities" && noun != "reactor") return false;
    for (const std::uint32_t child : view_.children(head)) {
        const bool names = view_.deprel(child) == Deprel::compound || view_.deprel(child) == Deprel::nmod_desc;
        const Mention* mention = names ? mention_at(child) : nullptr;
        const bool is_site =
            mention != nullptr && kPlaceKinds.has(mention->kind) && mention->kind != EntityKind::country;
        if (!is_site || mention->entity == kNoEntity) continue;
        out.push_back(filler_of(*mention, head, true));
        return true;
    }
    return false;
}

/// "the village of Badme", "the province of Idlib": the place that a noun of its class introduces.
bool NounPhrases::add_place_of(std::uint32_t head, std::vector<Filler>& out) const {
    const NounClass noun = noun_class(view_.folded(head));
    if (noun != NounClass::city && noun != NounClass::region && noun != NounClass::facility) return false;
    for (const std::uint32_t child : view_.children(head)) {
        const Mention* mention = child > head && view_.preposition(child) == "of" ? mention_at(child) : nullptr;
        if (mention == nullptr || mention->entity == kNoEntity || mention->form != MentionForm::name) continue;
        if (!kPlaceKinds.has(mention->kind) || mention->kind == EntityKind::country) continue;
        out.push_back(filler_of(*mention, head, true));
        return true;
    }
    return false;
}

/// "the socialist leader", "his minister", "the country": means someone, but nobody here knows whom.
bool NounPhrases::is_unresolved(std::uint32_t head) const {
    if (view_.upos(head) == Upos::pron) return true;
    const bool definite =
        std::any_of(view_.children(head).begin(), view_.children(head).end(), [&](std::uint32_t child) {
            const std::string& word = view_.folded(child);
            return (view_.deprel(child) == Deprel::det &&
                    (word == "the" || word == "this" || word == "that" || word == "both")) ||
                   view_.deprel(child) == Deprel::nmod_poss;
        });
    return definite && (is_title(head) || is_agent_noun(view_.folded(head)) || is_party_noun(view_.folded(head)));
}

/// "leader Kim Jong-un", "his deputy, John Smith": a person or body named in the phrase itself.
bool NounPhrases::add_named_child(std::uint32_t head, std::vector<Filler>& out) const {
    for (const std::uint32_t child : view_.children(head)) {
        const Deprel relation = view_.deprel(child);
        // "We, the leaders of France and Italy"
        if (view_.upos(head) == Upos::pron && relation == Deprel::appos && add_acting_for(child, out)) return true;
        const bool names = relation == Deprel::appos || relation == Deprel::flat || relation == Deprel::nmod_desc ||
                           (relation == Deprel::compound && is_title(head));
        const Mention* mention = mention_at(child);
        if (!names || mention == nullptr || mention->entity == kNoEntity || mention->form != MentionForm::name)
            continue;
        if (mention->kind != EntityKind::person && !(relation == Deprel::appos && child > head)) continue;
        out.push_back(filler_of(*mention, head, true));
        return true;
    }
    return false;
}

/// "Chinese officials", "North Korea's military", "the governments of France and Italy", "the Thai foreign minister"
bool NounPhrases::add_acting_for(std::uint32_t head, std::vector<Filler>& out) const {
    if (!is_agent_noun(view_.folded(head)) && !is_title(head)) return false;
    for (const std::uint32_t child : view_.children(head)) {
        const Deprel relation = view_.deprel(child);
        const std::string_view preposition = view_.preposition(child);
        const bool owns = relation == Deprel::amod || relation == Deprel::compound || relation == Deprel::nmod_poss ||
                          relation == Deprel::nmod_desc || relation == Deprel::nmod_unmarked ||
                          (relation == Deprel::nmod && (preposition == "of" || preposition == "from"));
        if (owns && add_bodies(child, head, out)) return true;
    }
    return false;
}

/// The countries and bodies that a phrase names, as those whom `acting` acts for.
bool NounPhrases::add_bodies(std::uint32_t phrase, std::uint32_t acting, std::vector<Filler>& out) const {
    const auto add = [&](std::uint32_t token) {
        const Mention* mention = mention_at(token);
        if (mention == nullptr || mention->entity == kNoEntity) return false;
        if (mention->kind != EntityKind::country && mention->kind != EntityKind::org) return false;
        out.push_back(filler_of(*mention, acting, false));
        return true;
    };
    if (!add(phrase)) return false;
    for (const std::uint32_t child : view_.children(phrase)) {
        if (view_.deprel(child) == Deprel::conj) (void)add(child);
    }
    return true;
}

/// "John Podesta, an adviser to Biden, and chair of the Task Force": what he is besides, not somebody else.
bool NounPhrases::is_second_post(std::uint32_t head, std::uint32_t conjunct) const {
    const Mention* mention = mention_at(head);
    return mention != nullptr && mention->kind == EntityKind::person && view_.has_child(head, Deprel::appos) &&
           view_.upos(conjunct) == Upos::noun && is_title(conjunct) && !view_.has_child(conjunct, Deprel::det);
}

std::vector<Filler> NounPhrases::fillers(std::uint32_t head) const {
    std::vector<Filler> out;
    add_single(head, out);
    for (const std::uint32_t child : view_.children(head)) {
        const bool same = mention_at(child) != nullptr && mention_at(child) == mention_at(head);
        const std::uint32_t adverb = view_.child(child, Deprel::advmod);
        const bool excluded = adverb != SentenceView::kNone && view_.folded(adverb) == "not";  // "but not Laos"
        if (view_.deprel(child) == Deprel::conj && !same && !excluded && !is_second_post(head, child)) {
            add_single(child, out);
        }
    }
    return out;
}

/// "condemned the attack by Russia", where the parse hangs "by Russia" on the verb: right behind an object of an active
/// verb it belongs to the object.
std::vector<Filler> NounPhrases::agents_behind(std::uint32_t head) const {
    if (view_.is_root(head) || view_.deprel(head) != Deprel::obj || head + 1 >= view_.end()) return {};
    if (view_.folded(head + 1) != "by" || view_.is_root(head + 1)) return {};
    const std::uint32_t agent = view_.head(head + 1);
    const bool beside = !view_.is_root(agent) && view_.head(agent) == view_.head(head);
    return beside ? fillers(agent) : std::vector<Filler>();
}

std::vector<Filler> NounPhrases::owners(std::uint32_t head) const {
    for (const std::uint32_t child : view_.children(head)) {
        if (view_.deprel(child) == Deprel::nmod_poss) {
            if (std::vector<Filler> out = fillers(child); !out.empty()) return out;
        }
    }
    for (const std::uint32_t child : view_.children(head)) {  // "the attack by Russia"
        if (child < head || view_.preposition(child) != "by") continue;
        if (std::vector<Filler> out = fillers(child); !out.empty()) return out;
    }
    if (std::vector<Filler> out = agents_behind(head); !out.empty()) return out;
    for (const std::uint32_t child : view_.children(head)) {
        const Deprel relation = view_.deprel(child);
        const Mention* mention = mention_at(child);
        const bool modifies = relation == Deprel::amod || relation == Deprel::compound || relation == Deprel::nmod_desc;
        if (!modifies || child > head || mention == nullptr || mention->entity == kNoEntity) continue;
        if (mention->kind == EntityKind::country || mention->kind == EntityKind::org) {
            return {filler_of(*mention, child, true)};
        }
    }
    return {};
}

}  // namespace entente
