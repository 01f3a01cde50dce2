#include "rules/list.h"

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::array<std::string_view, 4> kObjectTextNames = {"no", "also", "optional", "only"};

bool has_all(KindSet kinds, KindSet part) {
    KindSet both = kinds;
    both.add(part);
    return both == kinds;
}

std::size_t& count_of(FactCounts& counts, EntityKind kind) {
    switch (kind) {
        case EntityKind::country: return counts.countries;
        case EntityKind::org: return counts.orgs;
        case EntityKind::person: return counts.people;
        case EntityKind::event: return counts.events;
        default: return counts.places;
    }
}

FactCounts count_facts(const Packs& packs) {
    FactCounts out;
    for (const NameEntry& entry : packs.names) {
        ++count_of(out, entry.kind);
        out.aliases += entry.aliases.size() + entry.demonyms.size() + entry.people.size() + entry.metonyms.size();
    }
    out.offices = packs.offices.size();
    for (const Office& office : packs.offices) out.holders += office.holders.size();
    return out;
}

/// Entries with alternatives stand side by side, once for each lemma.
void add_written(std::vector<std::string>& out, const std::string& written) {
    if (out.empty() || out.back() != written) out.push_back(written);
}

template <typename Entry>
std::vector<std::string> all_written(const std::vector<Entry>& entries) {
    std::vector<std::string> out;
    for (const Entry& entry : entries) add_written(out, entry.written);
    return out;
}

RelationSummary summarize(const Packs& packs, const Frame& frame) {
    RelationSummary out;
    out.name = frame.name;
    out.pack = frame.pack;
    out.about = frame.about;
    out.plover = frame.plover;
    out.subject = kinds_text(frame.subject);
    out.object = kinds_text(frame.object);
    out.object_text = kObjectTextNames.at(static_cast<std::size_t>(frame.object_text));
    out.symmetric = frame.symmetric;
    out.is_a = frame.is_a;
    out.inverse = frame.inverse;
    out.recipient = frame.recipient;
    out.topic = frame.topic;
    out.place = frame.place;
    for (const PhraseEntry& entry : frame.verbs) {
        add_written(entry.converse ? out.converse : entry.negative ? out.negative : out.verbs, entry.written);
    }
    out.nouns = all_written(frame.nouns);
    out.adjectives = all_written(frame.adjectives);
    out.adjacent = all_written(frame.adjacent);
    out.unless = all_written(frame.unless);
    for (const PatternRule& pattern : packs.patterns) {
        if (packs.frames[pattern.frame].name != frame.name) continue;
        out.patterns.push_back(pattern.name + (pattern.about.empty() ? "" : ": " + pattern.about));
    }
    out.examples = frame.examples.size();
    out.negative_examples =
        static_cast<std::size_t>(std::count_if(frame.examples.begin(), frame.examples.end(),
                                               [](const FrameExample& example) { return example.expect.empty(); }));
    out.where = to_string(packs, frame.where);
    return out;
}

}  // namespace

std::string kinds_text(KindSet kinds) {
    const bool actors = has_all(kinds, kActorKinds);
    const bool places = has_all(kinds, kPlaceKinds);
    std::string out = actors ? "actor" : "";
    if (places) out += out.empty() ? "place" : "|place";
    for (std::size_t i = 0; i < kEntityKindCount; ++i) {
        const auto kind = static_cast<EntityKind>(i);
        if (!kinds.has(kind) || (actors && kActorKinds.has(kind)) || (places && kPlaceKinds.has(kind))) continue;
        if (!out.empty()) out += '|';
        out += to_string(kind);
    }
    return out;
}

Inventory take_inventory(const Packs& packs) {
    Inventory out{.packs = packs.packs, .facts = count_facts(packs), .relations = {}};
    for (const Frame& frame : packs.frames) out.relations.push_back(summarize(packs, frame));
    return out;
}

}  // namespace entente
