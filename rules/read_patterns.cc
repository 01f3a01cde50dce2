#include "rules/read_patterns.h"

#include <algorithm>
#include <array>

#include "rules/read_frames.h"
#include "rules/words.h"

namespace entente {
namespace {

using PatternField = Field<PatternDraft>;

LocatedText located(TomlNode& node, const ReadContext& context) {
    return {.text = std::move(node.text), .where = context.place(node.where)};
}

template <LocatedText PatternDraft::*Member>
void read_text(TomlNode& node, PatternDraft& draft, ReadContext& context) {
    draft.*Member = located(node, context);
}

template <std::vector<LocatedText> PatternDraft::*Member>
void read_texts(TomlNode& node, PatternDraft& draft, ReadContext& context) {
    for (TomlNode& item : node.items) (draft.*Member).push_back(located(item, context));
}

constexpr std::array<std::string_view, 4> kModalityNames = {"actual", "future", "possible", "negated"};

constexpr std::array kPatternFields = {
    PatternField{{.key = "name", .shape = Shape::text, .required = true, .about = "Unlike any other pattern's"},
                 read_text<&PatternDraft::name>},
    PatternField{{.key = "about", .shape = Shape::text, .about = "One line: what it reads"},
                 read_text<&PatternDraft::about>},
    PatternField{{.key = "trigger", .shape = Shape::text, .about = R"(The word that says it, as in "[lemma=deny]")"},
                 read_text<&PatternDraft::trigger>},
    PatternField{{.key = "tokens", .shape = Shape::text, .about = R"(Or words in a row, "subject:{actor} met …")"},
                 read_text<&PatternDraft::tokens>},
    PatternField{{.key = "subject", .shape = Shape::text, .about = R"(Path from the trigger, as in ">nsubj")"},
                 read_text<&PatternDraft::subject>},
    PatternField{{.key = "object", .shape = Shape::text, .about = R"(Path to the object, as in ">obj")"},
                 read_text<&PatternDraft::object>},
    PatternField{{.key = "text", .shape = Shape::text, .about = "Path to the phrase that becomes object_text"},
                 read_text<&PatternDraft::text>},
    PatternField{{.key = "place", .shape = Shape::text, .about = "Path to the place"}, read_text<&PatternDraft::place>},
    PatternField{{.key = "content", .shape = Shape::text, .about = "Path to a clause that `modality` is about"},
                 read_text<&PatternDraft::content>},
    PatternField{{.key = "without", .shape = Shape::texts, .about = "Paths that lead nowhere, as in \">obj\""},
                 read_texts<&PatternDraft::without>},
    PatternField{{.key = "optional", .shape = Shape::texts, .about = "Roles that may stay empty: object, text"},
                 read_texts<&PatternDraft::optional>},
    PatternField{{.key = "after", .shape = Shape::texts, .about = "Patterns or relations that are read before it"},
                 read_texts<&PatternDraft::after>},
    PatternField{{.key = "modality",
                  .shape = Shape::text,
                  .about = "Of the relation or, with `content`, of that clause",
                  .choices = kModalityNames},
                 read_text<&PatternDraft::modality>},
    PatternField{{.key = "negative", .shape = Shape::boolean, .about = "It states the relation's absence"},
                 [](TomlNode& node, PatternDraft& draft, ReadContext&) { draft.negative = node.boolean; }},
    PatternField{{.key = "confidence", .shape = Shape::number, .about = "From 0 to 1; the relation's by default"},
                 [](TomlNode& node, PatternDraft& draft, ReadContext& context) {
                     if (node.number < 0 || node.number > 1) {
                         context.error(node.where, "`confidence` goes from 0 to 1");
                     } else {
                         draft.confidence = node.number;
                     }
                 }},
};

bool is_name(std::string_view name) {
    return !name.empty() && name.front() >= 'a' && name.front() <= 'z' &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

}  // namespace

std::span<const Field<PatternDraft>> pattern_fields() {
    return kPatternFields;
}

void read_patterns(TomlNode& list, FrameDraft& frame, ReadContext& context) {
    for (TomlNode& item : list.items) {
        PatternDraft draft;
        draft.where = context.place(item.where);
        if (!read_table(item, item.where, pattern_fields(), draft, context)) continue;
        if (!is_name(draft.name.text)) {
            context.remarks.error(draft.name.where, backquoted(draft.name.text) +
                                                        " is no name for a pattern: lower-case letters, digits and _");
        } else if (draft.trigger.text.empty() == draft.tokens.text.empty()) {
            context.remarks.error(draft.where,
                                  "a pattern has either `trigger`, with paths from it, or `tokens`; write one of them");
        } else {
            frame.patterns.push_back(std::move(draft));
        }
    }
}

void read_fragments(TomlNode& table, FileDraft& file, ReadContext& context) {
    for (TomlMember& member : table.members) {
        const FieldInfo field{.key = member.key, .shape = Shape::text};
        if (!is_name(member.key)) {
            context.error(member.where,
                          backquoted(member.key) + " is no name for a fragment: lower-case letters, digits and _");
        } else if (check_shape(field, member, context)) {
            file.fragments.push_back({.name = {.text = member.key, .where = context.place(member.where)},
                                      .text = std::move(member.value.text)});
        }
    }
}

}  // namespace entente
