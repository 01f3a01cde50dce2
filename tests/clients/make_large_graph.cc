// make_large_graph STEM NODES: STEM.db and its page STEM.html, with so many names and some four times as many
// statements, a few names in most of them as in the news; always the same.
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <string>

#include "export/format.h"
#include "graph/store.h"
#include "tests/graph/facts_builder.h"

namespace entente {
namespace {

constexpr std::size_t kSentencesInDocument = 20;

std::string name_of(std::size_t index) {
    constexpr std::array<std::string_view, 16> kSyllables = {"ba", "do", "ki", "lu",  "me", "na", "po",  "ri",
                                                             "sa", "te", "vo", "wen", "xi", "yu", "zar", "gor"};
    std::string name;
    for (std::size_t rest = index + 4096; rest > 0; rest /= 16) name += kSyllables.at(rest % 16);
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

class Maker {
public:
    explicit Maker(std::size_t nodes) : nodes_(nodes) {}

    DocumentFacts document(std::size_t number) {
        std::vector<std::array<std::size_t, 2>> pairs;
        std::string text;
        for (std::size_t i = 0; i < kSentencesInDocument; ++i) {
            pairs.push_back({next_node(), popular_node()});
            text += sentence(number, i, pairs.back()) + " ";
        }
        FactsBuilder builder("articles/" + std::to_string(number) + ".txt", text);
        builder.title("Article " + std::to_string(number)).date(date());
        for (std::size_t i = 0; i < pairs.size(); ++i) add(builder, sentence(number, i, pairs[i]), pairs[i]);
        return builder.facts();
    }

private:
    static std::string sentence(std::size_t document, std::size_t i, const std::array<std::size_t, 2>& pair) {
        return name_of(pair[0]) + " was there when " + name_of(pair[1]) + " came to the talks, said report " +
               std::to_string(document) + "-" + std::to_string(i) + ".";
    }

    void add(FactsBuilder& builder, const std::string& words, const std::array<std::size_t, 2>& pair) {
        constexpr std::array<std::string_view, 8> kRelations = {"met",     "praised",     "visited",  "sanctioned",
                                                                "accused", "talked_with", "proposed", "invited"};
        builder.sentence(words);
        std::array<std::uint32_t, 2> ends{};
        for (std::size_t i = 0; i < 2; ++i) {
            const auto kind = static_cast<EntityKind>(pair[i] % kEntityKindCount);
            ends[i] = builder.entity("key:" + std::to_string(pair[i]), name_of(pair[i]), kind);
        }
        builder.mention(ends[0], name_of(pair[0]));
        if (ends[1] != ends[0]) builder.mention(ends[1], name_of(pair[1]));
        Relation& relation = builder.relation(ends[0], kRelations.at(random_() % kRelations.size()), ends[1]);
        if (random_() % 12 == 0) relation.polarity = Polarity::negated;
        if (random_() % 9 == 0) relation.modality = Modality::future;
    }

    /// One after the other, so that all come.
    std::size_t next_node() { return next_++ % nodes_; }

    std::size_t popular_node() {
        const double share = static_cast<double>(random_() % 100'000) / 100'000;
        return static_cast<std::size_t>(static_cast<double>(nodes_) * share * share * share * share);
    }

    std::string date() {
        const auto two = [](std::size_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
        return std::to_string(2015 + random_() % 5) + "-" + two(1 + random_() % 12) + "-" + two(1 + random_() % 28);
    }

    std::size_t nodes_;
    std::size_t next_ = 0;
    std::mt19937 random_{1};
};

Status make(const std::string& path, std::size_t nodes) {
    std::filesystem::remove(path);
    Result<Store> store = Store::open(path);
    if (!store) return store.error();
    const std::vector<RelationType> types = {{"met", "CONSULT", true, ""}, {"sanctioned", "SANCTION", false, ""}};
    if (Status done = store->add_relation_types(types); !done) return done;
    if (Status done = store->begin(); !done) return done;
    Maker maker(nodes);
    for (std::size_t i = 0; i < 4 * nodes / kSentencesInDocument; ++i) {
        if (const Result<Stored> stored = store->add(maker.document(i)); !stored) return stored.error();
    }
    if (Status done = store->commit(); !done) return done;
    return store->close();
}

Status write_page(const std::string& graph_path, const std::string& path) {
    const Result<GraphView> graph = GraphView::open(graph_path);
    if (!graph) return graph.error();
    std::ofstream out(path, std::ios::binary);
    return find_format("html")->write(*graph, out);
}

Status make_both(const std::string& stem, std::size_t nodes) {
    std::filesystem::create_directories(std::filesystem::path(stem).parent_path());
    if (Status done = make(stem + ".db", nodes); !done) return done;
    return write_page(stem + ".db", stem + ".html");
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    const entente::Status made = entente::make_both(argv[1], std::stoul(argv[2]));
    if (!made) std::cerr << made.error().message << '\n';
    return made ? 0 : 1;
}
