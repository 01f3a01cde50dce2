#include "rules/read_frames.h"

#include <array>
#include <iterator>

#include "rules/phrase.h"
#include "rules/read_names.h"
#include "rules/read_patterns.h"
#include "rules/words.h"

namespace entente {
namespace {

using FrameField = Field<FrameDraft>;

constexpr std::array<std::string_view, 4> kObjectTextNames = {"no", "also", "optional", "only"};
constexpr std::array<std::string_view, 4> kModalityNames = {"actual", "future", "possible", "negated"};

constexpr std::array<std::string_view, 3> kCountNames = {"any", "one", "several"};

/// The codes of PLOVER's event types; "-" where none fits.
constexpr std::array<std::string_view, 17> kPloverCodes = {
    "-",      "AGREE",  "CONSULT",  "SUPPORT", "COOPERATE", "AID",      "CONCEDE", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};

template <std::size_t N>
std::size_t index_of(const std::array<std::string_view, N>& names, std::string_view name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

template <typename T>
Setting<T> setting(T value, const TomlNode& node, const ReadContext& context) {
    return {.value = std::move(value), .where = context.place(node.where), .given = true};
}

Setting<KindSet> read_kinds(const TomlNode& node, ReadContext& context) {
    if (const auto kinds = parse_kind_set(node.text)) return setting(*kinds, node, context);
    std::vector<std::string_view> names = {"actor", "place"};
    for (std::size_t i = 0; i < kEntityKindCount; ++i) names.push_back(to_string(static_cast<EntityKind>(i)));
    std::string hint;
    for (const std::string_view part : split_at(node.text, '|')) {
        if (hint.empty() && !parse_kind_set(part)) hint = did_you_mean(part, names);
    }
    if (hint.empty()) {
        hint = R"(; write actor, place or single kinds with | between them, as in "actor|place")";
    }
    context.error(node.where, "unknown kind in " + backquoted(node.text) + hint);
    return setting(KindSet(), node, context);  // no kinds: nothing that leans on it is to blame
}

Setting<double> read_confidence(const TomlNode& node, ReadContext& context) {
    if (node.number >= 0 && node.number <= 1) return setting(node.number, node, context);
    context.error(node.where, "`confidence` goes from 0 to 1");
    return {};
}

/// Parses each string of a list; broken ones are reported and left out.
template <typename Parse, typename Store>
void read_entries(const TomlNode& list, ReadContext& context, Parse parse, Store store) {
    for (const TomlNode& item : list.items) {
        auto entries = parse(item.text);
        if (entries) {
            store(std::move(*entries), context.place(item.where));
        } else {
            context.error(item.where, backquoted(item.text) + ": " + entries.error().message);
        }
    }
}

struct PhraseMarks {
    PhraseRole role = PhraseRole::verb;
    bool negative = false;
    bool converse = false;
};

void read_phrases(const TomlNode& list, PhraseMarks marks, std::vector<PhraseEntry>& out, ReadContext& context) {
    read_entries(
        list, context, [&](std::string_view text) { return parse_phrase(text, marks.role); },
        [&](std::vector<PhraseEntry> entries, SourcePlace where) {
            for (PhraseEntry& entry : entries) {
                entry.where = where;
                entry.negative = marks.negative;
                entry.converse = marks.converse;
                out.push_back(std::move(entry));
            }
        });
}

void read_nouns(TomlNode& list, FrameDraft& frame, ReadContext& context) {
    read_entries(list, context, parse_noun, [&](std::vector<NounEntry> entries, SourcePlace where) {
        for (NounEntry& entry : entries) {
            entry.where = where;
            frame.nouns.push_back(std::move(entry));
        }
    });
}

void read_adjacent(TomlNode& list, FrameDraft& frame, ReadContext& context) {
    read_entries(list, context, parse_adjacent, [&](AdjacentEntry entry, SourcePlace where) {
        entry.where = where;
        frame.adjacent.push_back(std::move(entry));
    });
}

constexpr FieldInfo kModalityOfEntry = {.key = "modality", .shape = Shape::text, .choices = kModalityNames};

void read_frame_modality(TomlNode& table, FrameDraft& frame, ReadContext& context) {
    for (TomlMember& member : table.members) {
        if (!check_shape(kModalityOfEntry, member, context)) continue;
        frame.modality.push_back(
            {.entry = {.text = single_spaced(member.key), .where = context.place(member.where)},
             .modality = static_cast<ContentModality>(index_of(kModalityNames, member.value.text))});
    }
}

constexpr std::array kExampleFields = {
    Field<ExampleDraft>{{.key = "text", .shape = Shape::text, .required = true, .about = "One sentence, or a few"},
                        [](TomlNode& node, ExampleDraft& draft, ReadContext&) { draft.text = std::move(node.text); }},
    Field<ExampleDraft>{{.key = "expect",
                         .shape = Shape::texts,
                         .required = true,
                         .about = R"(The facts of this relation that it states, as in "Xi Jinping met Kim Jong-un")"},
                        [](TomlNode& node, ExampleDraft& draft, ReadContext& context) {
                            for (TomlNode& item : node.items) draft.expect.push_back(take_located(item, context));
                        }},
    Field<ExampleDraft>{{.key = "date", .shape = Shape::date, .about = "The article's date"},
                        [](TomlNode& node, ExampleDraft& draft, ReadContext&) { draft.date = std::move(node.text); }},
    Field<ExampleDraft>{{.key = "pending", .shape = Shape::boolean, .about = "Right, but not read so yet: no failure"},
                        [](TomlNode& node, ExampleDraft& draft, ReadContext&) { draft.pending = node.boolean; }},
};

void read_examples(TomlNode& list, FrameDraft& frame, ReadContext& context) {
    if (!context.examples) return;
    for (TomlNode& item : list.items) {
        ExampleDraft example;
        example.where = context.place(item.where);
        if (read_table(item, item.where, example_fields(), example, context)) {
            frame.examples.push_back(std::move(example));
        }
    }
}

/// Words of a list, each a setting of its own: several files may add some.
void read_words_of(const TomlNode& list, std::vector<std::string>& out) {
    for (const TomlNode& item : list.items) out.push_back(single_spaced(item.text));
}

template <Setting<RoleCount> FrameDraft::*Member>
void read_count(TomlNode& node, FrameDraft& draft, ReadContext& context) {
    draft.*Member = setting(static_cast<RoleCount>(index_of(kCountNames, node.text)), node, context);
}

template <auto Member, typename Draft>
void read_word_list(TomlNode& node, Draft& draft, ReadContext& /*context*/) {
    read_words_of(node, draft.*Member);
}

constexpr std::array kFrameFields = {
    FrameField{{.key = "about", .shape = Shape::text, .about = "One line; shown by `entente rules list`"},
               [](TomlNode& node, FrameDraft& draft, ReadContext& context) {
                   draft.about = setting(std::move(node.text), node, context);
               }},
    FrameField{{.key = "plover", .shape = Shape::text, .about = "PLOVER event code", .choices = kPloverCodes},
               [](TomlNode& node, FrameDraft& draft, ReadContext& context) {
                   draft.plover = setting(node.text == "-" ? std::string() : node.text, node, context);
               }},
    FrameField{{.key = "symmetric", .shape = Shape::boolean, .about = "Subject and object play the same part"},
               [](TomlNode& node, FrameDraft& draft, ReadContext& context) {
                   draft.symmetric = setting(node.boolean, node, context);
               }},
    FrameField{
        {.key = "subject", .shape = Shape::text, .about = R"(Kinds of the subject, as in "actor")"},
        [](TomlNode& node, FrameDraft& draft, ReadContext& context) { draft.subject = read_kinds(node, context); }},
    FrameField{
        {.key = "object", .shape = Shape::text, .about = R"(Kinds of the object, as in "actor|place")"},
        [](TomlNode& node, FrameDraft& draft, ReadContext& context) { draft.object = read_kinds(node, context); }},
    FrameField{{.key = "object_text",
                .shape = Shape::text,
                .about = "Whether words are kept beside, or in place of, the object",
                .choices = kObjectTextNames},
               [](TomlNode& node, FrameDraft& draft, ReadContext& context) {
                   draft.object_text =
                       setting(static_cast<ObjectText>(index_of(kObjectTextNames, node.text)), node, context);
               }},
    FrameField{{.key = "possessor", .shape = Shape::boolean, .about = "The owner of the object may be the object"},
               [](TomlNode& node, FrameDraft& draft, ReadContext& context) {
                   draft.possessor = setting(node.boolean, node, context);
               }},
    FrameField{{.key = "confidence", .shape = Shape::number, .about = "From 0 to 1; 0.8 by default"},
               [](TomlNode& node, FrameDraft& draft, ReadContext& context) {
                   draft.confidence = read_confidence(node, context);
               }},
    FrameField{{.key = "is_a", .shape = Shape::text, .about = "The wider relation that it states as well"},
               [](TomlNode& node, FrameDraft& draft, ReadContext& context) {
                   draft.is_a = setting(std::move(node.text), node, context);
               }},
    FrameField{{.key = "inverse", .shape = Shape::text, .about = "The relation that it states the other way round"},
               [](TomlNode& node, FrameDraft& draft, ReadContext& context) {
                   draft.inverse = setting(std::move(node.text), node, context);
               }},
    FrameField{{.key = "subject_count",
                .shape = Shape::text,
                .about = "How many subjects it has: any, one, or several together",
                .choices = kCountNames},
               read_count<&FrameDraft::subject_count>},
    FrameField{{.key = "object_count",
                .shape = Shape::text,
                .about = "How many objects it has: any, one, or several together",
                .choices = kCountNames},
               read_count<&FrameDraft::object_count>},
    FrameField{{.key = "recipient",
                .shape = Shape::texts,
                .about = R"(Prepositions of the object where an entry does not place it, as in "to")"},
               read_word_list<&FrameDraft::recipient, FrameDraft>},
    FrameField{{.key = "topic",
                .shape = Shape::texts,
                .about = R"(Prepositions of the words where an entry does not place them, as in "about")"},
               read_word_list<&FrameDraft::topic, FrameDraft>},
    FrameField{{.key = "place", .shape = Shape::texts, .about = R"(Prepositions of the place, as in "aboard")"},
               read_word_list<&FrameDraft::place, FrameDraft>},
    FrameField{
        {.key = "verbs", .shape = Shape::texts, .about = R"(As in "meet with" or "impose ~ sanctions on")"},
        [](TomlNode& node, FrameDraft& draft, ReadContext& context) { read_phrases(node, {}, draft.verbs, context); }},
    FrameField{{.key = "nouns", .shape = Shape::texts, .about = "As in \"summit\" or \"sanctions (on, against)\""},
               read_nouns},
    FrameField{{.key = "adjectives", .shape = Shape::texts, .about = R"(As in "critical of")"},
               [](TomlNode& node, FrameDraft& draft, ReadContext& context) {
                   read_phrases(node, {.role = PhraseRole::adjective}, draft.adjectives, context);
               }},
    FrameField{{.key = "adjacent", .shape = Shape::texts, .about = "What joins two names without a verb"},
               read_adjacent},
    FrameField{{.key = "converse", .shape = Shape::texts, .about = "Verbs whose subject is the relation's object"},
               [](TomlNode& node, FrameDraft& draft, ReadContext& context) {
                   read_phrases(node, {.converse = true}, draft.verbs, context);
               }},
    FrameField{{.key = "negative", .shape = Shape::texts, .about = "Verbs that state the relation's absence"},
               [](TomlNode& node, FrameDraft& draft, ReadContext& context) {
                   read_phrases(node, {.negative = true}, draft.verbs, context);
               }},
    FrameField{
        {.key = "unless", .shape = Shape::texts, .about = R"(Verbs and objects that exclude, as in "meet ~ deadline")"},
        [](TomlNode& node, FrameDraft& draft, ReadContext& context) {
            read_phrases(node, {.role = PhraseRole::unless}, draft.unless, context);
        }},
    FrameField{{.key = "modality", .shape = Shape::table, .about = "From an entry to what it does to the content"},
               read_frame_modality},
    FrameField{{.key = "pattern", .shape = Shape::tables, .about = "The expert's way: tokens and paths in the parse"},
               read_patterns},
    FrameField{{.key = "example", .shape = Shape::tables, .about = "Sentences and the facts that they state"},
               read_examples},
};

constexpr std::array kModalityFields = {
    FieldInfo{.key = "actual", .shape = Shape::texts, .about = "Verbs whose content came about"},
    FieldInfo{.key = "future", .shape = Shape::texts, .about = R"(Verbs whose content is to come, as in "plan to")"},
    FieldInfo{.key = "possible", .shape = Shape::texts, .about = R"(Verbs whose content may come, as in "hope to")"},
    FieldInfo{.key = "negated", .shape = Shape::texts, .about = R"(Verbs whose content is not, as in "fail to")"},
};

using WordsField = Field<WordClasses>;
constexpr std::array kWordsFields = {
    WordsField{{.key = "speech", .shape = Shape::texts, .about = "Verbs whose subject claims what they govern"},
               read_word_list<&WordClasses::speech, WordClasses>},
    WordsField{{.key = "light", .shape = Shape::texts, .about = "Verbs whose subject does what their object names"},
               read_word_list<&WordClasses::light, WordClasses>},
    WordsField{{.key = "own", .shape = Shape::texts, .about = "Verbs whose subject would do what their object names"},
               read_word_list<&WordClasses::own, WordClasses>},
    WordsField{{.key = "wish", .shape = Shape::texts, .about = "Verbs whose object is only wished for"},
               read_word_list<&WordClasses::wish, WordClasses>},
    WordsField{{.key = "undo", .shape = Shape::texts, .about = "Verbs whose object does not come about"},
               read_word_list<&WordClasses::undo, WordClasses>},
    WordsField{{.key = "performed", .shape = Shape::texts, .about = R"(Verbs that "I want to" does, as in "to thank")"},
               read_word_list<&WordClasses::performed, WordClasses>},
    WordsField{{.key = "trait", .shape = Shape::texts, .about = R"(Nouns whose "of" is an owner, as in "courage of")"},
               read_word_list<&WordClasses::trait, WordClasses>},
    WordsField{{.key = "public_body", .shape = Shape::texts, .about = "Words of a public body's name, as in ministry"},
               read_word_list<&WordClasses::public_body, WordClasses>},
    WordsField{{.key = "private_body", .shape = Shape::texts, .about = "Words of other bodies' names, as in party"},
               read_word_list<&WordClasses::private_body, WordClasses>},
    WordsField{{.key = "private_post", .shape = Shape::texts, .about = "Titles that are no public office, as in CEO"},
               read_word_list<&WordClasses::private_post, WordClasses>},
    WordsField{{.key = "planned", .shape = Shape::texts, .about = R"(Nouns of what is to come, as in "a plan to")"},
               read_word_list<&WordClasses::planned, WordClasses>},
    WordsField{{.key = "future", .shape = Shape::texts, .about = R"(Words before a noun, as in "planned")"},
               read_word_list<&WordClasses::future, WordClasses>},
    WordsField{{.key = "possible", .shape = Shape::texts, .about = R"(Words before a noun, as in "possible")"},
               read_word_list<&WordClasses::possible, WordClasses>},
    WordsField{{.key = "absent", .shape = Shape::texts, .about = R"(Words before a noun, as in "cancelled")"},
               read_word_list<&WordClasses::absent, WordClasses>},
};

bool is_plain_name(std::string_view name) {
    return !name.empty() && name.front() >= 'a' && name.front() <= 'z' &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

bool check_frame_member(const TomlMember& member, ReadContext& context) {
    if (member.value.kind != TomlNode::Kind::table) {
        context.error(member.where, "a relation is a table: write [relation." + member.key + "]");
        return false;
    }
    if (!is_plain_name(member.key)) {
        context.error(member.where, backquoted(member.key) +
                                        " is no name for a relation: lower-case letters, digits and _, as in met_with");
        return false;
    }
    return true;
}

void read_list_items(TomlNode& node, ListDraft& list, ReadContext& context) {
    if (node.items.empty()) context.error(node.where, "the list " + backquoted(list.name.text) + " is empty");
    for (TomlNode& item : node.items) {
        if (item.text.find_first_of("@{}~|()*") != std::string::npos) {
            context.error(item.where, backquoted(item.text) + ": a list holds plain words, no marks and no other list");
            continue;
        }
        list.items.push_back({.text = single_spaced(item.text), .where = context.place(item.where)});
    }
}

}  // namespace

std::span<const FrameField> frame_fields() {
    return kFrameFields;
}
std::span<const Field<ExampleDraft>> example_fields() {
    return kExampleFields;
}
std::span<const FieldInfo> modality_fields() {
    return kModalityFields;
}
std::span<const Field<WordClasses>> words_fields() {
    return kWordsFields;
}
std::span<const std::string_view> modality_names() {
    return kModalityNames;
}

void read_frames(TomlNode& table, FileDraft& file, ReadContext& context) {
    for (TomlMember& member : table.members) {
        if (!check_frame_member(member, context)) {
            file.broken.push_back(member.key);
            continue;
        }
        FrameDraft frame;
        frame.where = context.place(member.where);
        frame.name = member.key;
        read_table(member.value, member.where, frame_fields(), frame, context);
        file.frames.push_back(std::move(frame));
    }
}

void read_modality(TomlNode& table, FileDraft& file, ReadContext& context) {
    for (TomlMember& member : table.members) {
        const auto* field = std::find_if(kModalityFields.begin(), kModalityFields.end(),
                                         [&](const FieldInfo& info) { return info.key == member.key; });
        if (field == kModalityFields.end()) {
            report_unknown_key(member, {kModalityNames.begin(), kModalityNames.end()}, context);
            continue;
        }
        if (!check_shape(*field, member, context)) continue;
        std::vector<PhraseEntry> entries;
        read_phrases(member.value, {.role = PhraseRole::modality}, entries, context);
        for (PhraseEntry& entry : entries) {
            entry.modality = static_cast<ContentModality>(index_of(kModalityNames, member.key));
            file.modality.push_back(std::move(entry));
        }
    }
}

void read_words(TomlNode& table, FileDraft& file, ReadContext& context) {
    read_table(table, table.where, words_fields(), file.words, context);
}

void read_lists(TomlNode& table, FileDraft& file, ReadContext& context) {
    for (TomlMember& member : table.members) {
        const FieldInfo field{.key = member.key, .shape = Shape::texts};
        if (!is_plain_name(member.key)) {
            context.error(member.where, backquoted(member.key) +
                                            " is no name for a list: lower-case letters, digits and _, as in weapon");
            continue;
        }
        ListDraft list{.name = {.text = member.key, .where = context.place(member.where)}, .items = {}};
        if (check_shape(field, member, context)) read_list_items(member.value, list, context);
        file.lists.push_back(std::move(list));  // even empty: who names it is not to blame
    }
}

}  // namespace entente
