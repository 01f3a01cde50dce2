// Named mentions are known when the pass begins; references are added as it goes, each visible to those after it.
#include "extract/entity/discourse.h"

#include <algorithm>

#include "extract/entity/given_names.h"
#include "graph/base/fold.h"

namespace entente {
Discourse::Discourse(const Gazetteer& packs, const Document& text, Analysis& layers)
    : gazetteer(packs), document(text), analysis(layers), syntax(text, layers), words_(text, layers) {
    index_mentions();
    for (std::uint32_t i = 0; i < analysis.entities.size(); ++i) keys_.emplace(analysis.entities[i].key, i);
    grow_entities();
    read_genders();
}

void Discourse::index_mentions() {
    mention_at_.assign(analysis.tokens.size(), kNone);
    title_at_.assign(analysis.tokens.size(), kNone);
    reference_.assign(analysis.tokens.size(), kNoEntity);
    for (std::uint32_t i = 0; i < analysis.mentions.size(); ++i) {
        const Mention& mention = analysis.mentions[i];
        for (std::uint32_t t = mention.first; t < mention.last; ++t) mention_at_[t] = i;
    }
    for (std::uint32_t i = 0; i < analysis.titles.size(); ++i) {
        for (std::uint32_t t = analysis.titles[i].first; t < analysis.titles[i].last; ++t) title_at_[t] = i;
    }
}

/// What the packs know of entities that were added since.
void Discourse::grow_entities() {
    for (auto i = static_cast<std::uint32_t>(genders_.size()); i < analysis.entities.size(); ++i) {
        const Entity& entity = analysis.entities[i];
        const auto known = gazetteer.entry_of(entity.key);
        entries_.push_back(known.value_or(kNone));
        Gender told = known ? gazetteer.entry(*known).gender : Gender::unknown;
        if (told == Gender::unknown && entity.kind == EntityKind::person) {
            told = gazetteer.gender_of_given_name(folded(entity.name.substr(0, entity.name.find_first_of(" -"))));
        }
        genders_.push_back(told);
    }
}

void Discourse::read_genders() {
    for (const Title& title : analysis.titles) {
        if (title.last >= analysis.tokens.size()) continue;
        const Mention* named = name_at(title.last);
        if (named == nullptr || !is_person(named->entity) || genders_[named->entity] != Gender::unknown) continue;
        for (std::uint32_t t = title.first; t < title.last; ++t) {
            if (const Gender told = gender_of_title(lower(t)); told != Gender::unknown) genders_[named->entity] = told;
        }
    }
}

std::string_view Discourse::lower(std::uint32_t token) const {
    buffer_.clear();
    append_folded(buffer_, words_[token]);
    return buffer_;
}

std::string Discourse::lower(std::uint32_t first, std::uint32_t last) const {
    const Span span = {analysis.tokens[first].span.start, analysis.tokens[last - 1].span.end};
    return folded(span.of(document.text));
}

const Title* Discourse::title_at(std::uint32_t token) const {
    return title_at_[token] == kNone ? nullptr : &analysis.titles[title_at_[token]];
}

const Mention* Discourse::name_at(std::uint32_t token) const {
    return mention_at_[token] == kNone ? nullptr : &analysis.mentions[mention_at_[token]];
}

std::uint32_t Discourse::entity_at(std::uint32_t token) const {
    if (const Mention* named = name_at(token)) return named->entity;
    if (reference_[token] != kNoEntity) return reference_[token];
    for (const std::uint32_t child : syntax.children(token)) {
        const Deprel relation = syntax.deprel(child);
        if (relation != Deprel::appos && relation != Deprel::flat && relation != Deprel::nmod_desc) continue;
        const Mention* named = name_at(child);
        if (named != nullptr && named->form == MentionForm::name && is_person(named->entity)) return named->entity;
    }
    return kNoEntity;
}

Gender Discourse::gender(std::uint32_t entity) const {
    return genders_[entity];
}

std::optional<std::uint32_t> Discourse::entry(std::uint32_t entity) const {
    return entries_[entity] == kNone ? std::nullopt : std::optional(entries_[entity]);
}

std::uint32_t Discourse::entity_of_entry(std::uint32_t index) {
    return intern(gazetteer.entity(index));
}

std::uint32_t Discourse::intern(Entity entity) {
    const auto [found, is_new] = keys_.try_emplace(entity.key, static_cast<std::uint32_t>(analysis.entities.size()));
    if (is_new) {
        analysis.entities.push_back(std::move(entity));
        grow_entities();
    }
    return found->second;
}

std::uint32_t Discourse::country_entity(std::string_view code) {
    const auto known = gazetteer.country(code);
    return known ? entity_of_entry(*known) : kNoEntity;
}

std::uint32_t Discourse::country_of(std::uint32_t entity) {
    if (kind(entity) == EntityKind::country) return entity;
    const std::string code = analysis.entities[entity].country;
    return code.empty() ? kNoEntity : country_entity(code);
}

std::uint32_t Discourse::home() {
    if (home_) return *home_;
    StringMap<std::uint32_t> times;
    std::uint32_t all = 0;
    for (const Mention& mention : analysis.mentions) {
        const std::string& code = analysis.entities[mention.entity].country;
        if (code.empty()) continue;
        ++times[code];
        ++all;
    }
    home_ = kNoEntity;
    for (const auto& [code, n] : times) {
        if (n >= 3 && 3 * n > 2 * all) home_ = country_entity(code);
    }
    return *home_;
}

std::uint32_t Discourse::main_body() {
    if (main_body_) return *main_body_;
    std::vector<std::uint32_t> times(analysis.entities.size(), 0);
    for (const Mention& mention : analysis.mentions) {
        if (kind(mention.entity) == EntityKind::org) ++times[mention.entity];
    }
    const auto most = std::max_element(times.begin(), times.end());
    main_body_ = kNoEntity;
    if (most == times.end() || *most < 3) return *main_body_;
    const bool alone =
        std::all_of(times.begin(), times.end(), [&](const std::uint32_t& n) { return &n == &*most || 2 * n <= *most; });
    if (alone) main_body_ = static_cast<std::uint32_t>(most - times.begin());
    return *main_body_;
}

void Discourse::note(Candidate seen) {
    seen.sentence = sentence_;
    seen.role = syntax.role(seen.head);
    seen.main = syntax.is_in_main_clause(seen.head);
    candidates_.push_back(seen);
}

/// A party's adjective ("the Republican senator") says what somebody is; nobody speaks of the party as "it" then.
void Discourse::see_name(const Mention& mention) {
    if (mention.form == MentionForm::demonym && mention.kind == EntityKind::org) return;
    Candidate seen;
    seen.entity = mention.entity;
    seen.head = head_of(mention);
    seen.person = is_person(mention.entity);
    seen.name = true;
    note(seen);
    if (mention.form == MentionForm::demonym && syntax.token(seen.head).upos == Upos::adj)
        candidates_.back().role = Role::other;
}

void Discourse::see_noun(std::uint32_t head, bool person, bool plural) {
    Candidate seen;
    seen.head = head;
    seen.person = person;
    seen.plural = plural;
    note(seen);
}

void Discourse::refer(std::uint32_t first, std::uint32_t last, std::uint32_t head, std::uint32_t entity,
                      MentionForm form, ReferenceRule rule) {
    Mention mention;
    mention.span = {analysis.tokens[first].span.start, analysis.tokens[last - 1].span.end};
    mention.first = first;
    mention.last = last;
    mention.sentence = sentence_;
    mention.entity = entity;
    mention.kind = kind(entity);
    mention.form = form;
    mention.rule = rule;
    references_.push_back(mention);
    reference_[head] = entity;
    Candidate seen;
    seen.entity = entity;
    seen.head = head;
    seen.person = is_person(entity);
    note(seen);
}

void Discourse::see_group(std::uint32_t head, const std::vector<std::uint32_t>& entities) {
    const auto first = groups_.size() > 4 ? groups_.end() - 4 : groups_.begin();
    const auto known = std::find(first, groups_.end(), entities);
    Candidate seen;
    seen.group = static_cast<std::uint32_t>(known - groups_.begin());
    if (known == groups_.end()) groups_.push_back(entities);
    seen.head = head;
    seen.person = is_person(entities.front());
    seen.plural = true;
    note(seen);
}

void Discourse::refer_group(MentionGroup group) {
    see_group(group.head, group.entities);
    analysis.groups.push_back(std::move(group));
}

void Discourse::finish() {
    std::vector<Mention>& mentions = analysis.mentions;
    mentions.insert(mentions.end(), references_.begin(), references_.end());
    std::sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) { return a.span < b.span; });
}

}  // namespace entente
