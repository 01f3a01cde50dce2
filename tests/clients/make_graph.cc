// make_graph FOLDER: graphs with hostile names, as the store and the exports write them, for the clients to read:
// hostile.db (quotes, markup, control characters, other scripts, 10,000 characters; every relation and kind),
// empty.db (nothing), and for each FORMAT NAME.FORMAT, NAME-strict.FORMAT and NAME-earlier.FORMAT.
#include <fstream>
#include <iostream>

#include "export/format.h"
#include "graph/store.h"
#include "tests/graph/facts_builder.h"

namespace entente {
namespace {

const std::vector<std::string>& hostile_names() {
    static const std::vector<std::string> kNames = {
        "Kim Jong-un",
        "\"quoted\" 'twice' `thrice`",
        "a && b & c &amp; d &#65; &unknown;",
        "<b>bold</b> <!-- comment --> <?pi?>",
        "]]> and ]]]]>> and <![CDATA[ inside ]]>",
        "back\\slash \\n \\N \\\" end\\",
        "[label=\"x\"]; } digraph { -> --",
        "emoji 🦊👩‍🚀🇰🇷 and 𝔘𝔫𝔦",
        "مرحبا \u202eright to left\u202c שלום",
        "combining e\u0301 and \u0085 and \u2028",
        "bell \x07 escape \x1b[31m backspace \x08 delete \x7f",
        "line\nfeed, tab\tand\r\nreturn\ralone",
        "not characters \uFFFE \uFFFF",
        std::string("nul \0 inside", 12),
        "  blanks around  ",
        "'); DROP TABLE entity; --",
        "</script><script>window.ran = true</script>",
        "<img src=x onerror=\"window.ran = true\">",
        "007",
        "INF",
        "",  // made long below
    };
    return kNames;
}

std::string name_at(std::size_t index) {
    const std::string& name = hostile_names().at(index);
    if (!name.empty()) return name;
    std::string long_name = "long ";
    while (long_name.size() < 10'000) long_name += "name \"&\\ ";
    return long_name;
}

/// One document in which every entity meets, praises or visits the next.
DocumentFacts hostile_document(const std::string& uri, std::size_t step) {
    constexpr std::string_view kSentence = "Somebody did <img src=x onerror='window.ran = true'></script> \u2028 this.";
    FactsBuilder builder(uri, std::string(kSentence));
    builder.title("<script>window.ran = true</script> & more").date("2019-02-28").sentence(kSentence);
    const std::size_t count = hostile_names().size();
    for (std::size_t i = 0; i < count; ++i) {
        const auto kind = static_cast<EntityKind>(i % kEntityKindCount);
        const auto entity = builder.entity("key:" + std::to_string(i) + name_at(i), name_at(i), kind);
        builder.mention(entity, "Somebody");
        if (i % 3 != 0) continue;
        builder.at(entity).latitude = -90.0 + 10 * static_cast<double>(i);
        builder.at(entity).longitude = 1.0 / 3 * static_cast<double>(i);
        builder.at(entity).country = "PRK";
        builder.at(entity).wikidata = "Q" + std::to_string(i);
    }
    constexpr std::string_view kRelations[] = {"met", "praised", "visited", "a <\"strange\"> & ]]> relation"};
    for (std::size_t i = 0; i < count; ++i) {
        const auto target = static_cast<std::uint32_t>((i + step) % count);
        Relation& relation = builder.relation(static_cast<std::uint32_t>(i), kRelations[i % 4], target);
        if (i % 5 == 0) relation.polarity = Polarity::negated;
        if (i % 7 == 0) relation.modality = Modality::possible;
        if (i % 2 == 0) relation.date = "2018/2018-06-12";
    }
    return builder.facts();
}

Status make(const std::string& path, const std::vector<DocumentFacts>& documents) {
    Result<Store> store = Store::open(path);
    if (!store) return store.error();
    const std::vector<RelationType> types = {{"met", "CONSULT", true, ""}, {"praised", "SUPPORT", false, ""}};
    if (Status done = store->add_relation_types(types); !done) return done;
    if (Status done = store->begin(); !done) return done;
    for (const DocumentFacts& facts : documents) {
        if (const Result<Stored> stored = store->add(facts); !stored) return stored.error();
    }
    if (Status done = store->commit(); !done) return done;
    return store->close();
}

Status export_all(const std::string& stem) {
    const Result<GraphView> graph = GraphView::open(stem + ".db");
    if (!graph) return graph.error();
    const std::vector<std::pair<std::string, ExportOptions>> ways = {
        {"", {}}, {"-strict", {.strict = true}}, {"-earlier", {.earlier = true}}};
    std::ofstream boxes(stem + "-graphviz.dot", std::ios::binary);
    const ExportOptions for_graphviz = {.flavour = Flavour::graphviz};
    if (Status done = find_format("dot")->write(*graph, boxes, for_graphviz); !done) return done;
    for (const Format* format : formats()) {
        for (const auto& [name, options] : ways) {
            std::ofstream out(stem + name + std::string(format->suffix), std::ios::binary);
            if (Status done = format->write(*graph, out, options); !done) return done;
        }
    }
    return Done{};
}

Status make_all(const std::string& folder) {
    std::filesystem::create_directories(folder);
    const std::vector<std::pair<std::string, std::vector<DocumentFacts>>> graphs = {
        {"hostile", {hostile_document("one", 1), hostile_document("two", 1), hostile_document("javascript:ran", 4)}},
        {"empty", {}},
    };
    for (const auto& [name, documents] : graphs) {
        const std::string stem = folder + "/" + name;
        std::filesystem::remove(stem + ".db");
        if (Status done = make(stem + ".db", documents); !done) return done;
        if (Status done = export_all(stem); !done) return done;
    }
    return Done{};
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    const entente::Status made = entente::make_all(argv[1]);
    if (!made) std::cerr << made.error().message << '\n';
    return made ? 0 : 1;
}
