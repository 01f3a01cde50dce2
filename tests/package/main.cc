// Reads one sentence with the installed library and packs, and prints what it says.
#include <iostream>

#include "extract/extractor.h"
#include "rules/pack.h"

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    entente::Diagnostics diagnostics;
    const entente::Packs packs = entente::load_packs({argv[1]}, diagnostics);
    const auto extractor = entente::Extractor::open(packs);
    if (!extractor || diagnostics.has_errors()) return 1;
    entente::Document document;
    document.text = "U.S. President Donald Trump met Kim Jong-un in Singapore.";
    document.blocks.push_back({{0, static_cast<std::uint32_t>(document.text.size())}, entente::BlockKind::paragraph});
    entente::Scratch scratch;
    const entente::DocumentFacts facts = extractor->extract(document, scratch);
    for (const entente::Relation& relation : facts.relations) {
        std::cout << facts.entities[relation.subject].name << ' ' << relation.name;
        if (relation.object) std::cout << ' ' << facts.entities[*relation.object].name;
        std::cout << '\n';
    }
    return 0;
}
