// Reads texts with the installed library and packs, in two threads, and prints what they say: an example of its use.
#include <entente/entente.h>

#include <iostream>
#include <string>
#include <thread>

namespace {

std::string facts_of(const entente::TextExtractor& extractor, const std::string& text) {
    const entente::DocumentFacts facts = extractor.extract(text, {.date = "2018-06-13"});
    std::string out;
    for (const entente::Relation& relation : facts.relations) {
        out += facts.entities[relation.subject].name + ' ' + relation.name;
        if (relation.object) out += ' ' + facts.entities[*relation.object].name;
        if (!relation.date.empty()) out += ' ' + relation.date;
        out += '\n';
    }
    return out;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    const auto extractor = entente::TextExtractor::open({argv[1]});
    if (!extractor) {
        std::cerr << extractor.error().message << '\n';
        return 1;
    }
    std::string first, second;
    {
        const std::jthread one([&] {
            first = facts_of(*extractor, "U.S. President Donald Trump met Kim Jong-un in Singapore yesterday.");
        });
        const std::jthread two([&] { second = facts_of(*extractor, "Moon Jae-in praised Xi Jinping."); });
    }
    std::cout << first << second;
    return 0;
}
