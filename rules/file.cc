#include "rules/file.h"

#include <array>

#include "rules/read_frames.h"
#include "rules/read_names.h"
#include "rules/read_patterns.h"

namespace entente {
namespace {

constexpr std::array kPackFields = {
    Field<PackInfo>{{.key = "name", .shape = Shape::text, .required = true, .about = "A short word, as in \"en\""},
                    [](TomlNode& node, PackInfo& draft, ReadContext&) { draft.name = std::move(node.text); }},
    Field<PackInfo>{{.key = "version", .shape = Shape::text, .about = "Any text"},
                    [](TomlNode& node, PackInfo& draft, ReadContext&) { draft.version = std::move(node.text); }},
    Field<PackInfo>{{.key = "about", .shape = Shape::text, .about = "One line"},
                    [](TomlNode& node, PackInfo& draft, ReadContext&) { draft.about = std::move(node.text); }},
};

void read_pack(TomlNode& table, FileDraft& file, ReadContext& context) {
    PackInfo pack;
    pack.where = context.place(table.where);
    if (read_table<PackInfo>(table, table.where, kPackFields, pack, context)) file.pack = std::move(pack);
}

template <EntityKind Kind, auto Fields>
void read_kind(TomlNode& tables, FileDraft& file, ReadContext& context) {
    read_names(tables, Kind, Fields(), file, context);
}

constexpr std::array kFileFields = {
    Field<FileDraft>{{.key = "pack", .shape = Shape::table, .about = "The pack itself; in one file of its folder"},
                     read_pack},
    Field<FileDraft>{{.key = "country", .shape = Shape::tables, .about = "A country"},
                     read_kind<EntityKind::country, country_fields>},
    Field<FileDraft>{{.key = "place", .shape = Shape::tables, .about = "A city, region, place or facility"},
                     read_kind<EntityKind::place, place_fields>},
    Field<FileDraft>{{.key = "org", .shape = Shape::tables, .about = "An organisation"},
                     read_kind<EntityKind::org, org_fields>},
    Field<FileDraft>{{.key = "person", .shape = Shape::tables, .about = "A person"},
                     read_kind<EntityKind::person, person_fields>},
    Field<FileDraft>{{.key = "office", .shape = Shape::tables, .about = "An office and who held it"}, read_offices},
    Field<FileDraft>{{.key = "event", .shape = Shape::tables, .about = "A named event, which is no actor"},
                     read_kind<EntityKind::event, event_fields>},
    Field<FileDraft>{{.key = "relation", .shape = Shape::table, .about = "A relation and what says it, by its name"},
                     read_frames},
    Field<FileDraft>{{.key = "modality", .shape = Shape::table, .about = "Verbs that change what they govern"},
                     read_modality},
    Field<FileDraft>{{.key = "words", .shape = Shape::table, .about = "Classes of words that the engine asks for"},
                     read_words},
    Field<FileDraft>{{.key = "fragment", .shape = Shape::table, .about = "Pieces that patterns share, by %name"},
                     read_fragments},
    Field<FileDraft>{{.key = "list", .shape = Shape::table, .about = "Words that several entries share, by @name"},
                     read_lists},
};

template <typename Draft>
TableInfo table_info(std::string_view name, std::string_view about, std::span<const Field<Draft>> fields) {
    TableInfo out{.name = name, .about = about, .fields = {}};
    for (const Field<Draft>& field : fields) out.fields.push_back(field.info);
    return out;
}

}  // namespace

FileDraft read_pack_file(std::string_view toml, std::uint32_t file, LoadOptions options) {
    FileDraft out;
    ReadContext context{.file = file, .examples = options.examples, .remarks = {}};
    auto parsed = parse_toml(toml);
    if (const auto* error = std::get_if<TomlError>(&parsed)) {
        context.error(error->where, "no valid TOML: " + error->message);
    } else {
        read_table<FileDraft>(std::get<TomlNode>(parsed), {.line = 1, .column = 1}, kFileFields, out, context);
    }
    out.remarks = std::move(context.remarks);
    return out;
}

std::vector<TableInfo> pack_tables() {
    const auto modality = modality_fields();
    return {
        table_info<FileDraft>("file", "A file of an entente rule pack", kFileFields),
        table_info<PackInfo>("pack", "The pack itself", kPackFields),
        table_info("country", "A country", country_fields()),
        table_info("place", "A city, region, place or facility", place_fields()),
        table_info("org", "An organisation", org_fields()),
        table_info("person", "A person", person_fields()),
        table_info("office", "An office and who held it", office_fields()),
        table_info("holders", "A person who held an office", holder_fields()),
        table_info("event", "A named event, which is no actor", event_fields()),
        table_info("relation", "A relation and what says it", frame_fields()),
        table_info("example", "A sentence and the facts that it states", example_fields()),
        table_info("pattern", "One way to say the relation, over tokens and the parse", pattern_fields()),
        {.name = "modality",
         .about = "Verbs that change what they govern",
         .fields = {modality.begin(), modality.end()}},
        table_info("words", "Classes of words that the engine asks for", words_fields()),
    };
}

}  // namespace entente
