// rules_bench FILE [N]: sentences per second of the rules stage alone, on one core, on the texts of FILE (one article a
// line, JSON Lines or plain): with the built-in packs, then with 10, 100 and 1,000 frames. Further frames have words
// that no text has: what they cost is what rules that do not fire cost.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "extract/extractor.h"
#include "extract/read/reader.h"
#include "extract/relation/matcher.h"
#include "rules/pack.h"

namespace entente {
namespace {

constexpr int kRounds = 5;

struct Analysed {
    Document document;
    Analysis analysis;
};

std::vector<Analysed> analyse(const std::string& path, const Extractor& extractor, std::size_t most) {
    std::vector<Analysed> out;
    std::ifstream stream(path, std::ios::binary);
    std::string head(4096, '\0');
    stream.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(stream.gcount()));
    stream.clear();
    stream.seekg(0);
    const Reader* reader = find_reader(head, path);
    if (reader == nullptr) return out;
    Diagnostics diagnostics;
    Scratch scratch;
    reader->read(
        {path, stream},
        [&](Document&& document) {
            extractor.analyse(document, scratch);
            scratch.analysis.relations.clear();
            out.push_back({std::move(document), scratch.analysis});
            return out.size() < most;
        },
        diagnostics);
    return out;
}

void strange(PhraseEntry& entry, const std::string& suffix) {
    entry.lemma += suffix;
}

/// `count` frames: the packs' own, then copies of them with words that no text has.
Packs with_frames(const Packs& packs, std::size_t count) {
    Packs out = packs;
    out.frames.clear();
    out.patterns.clear();
    for (std::size_t i = 0; i < count; ++i) {
        Frame frame = packs.frames[i % packs.frames.size()];
        const std::size_t copy = i / packs.frames.size();
        if (copy > 0) {
            const std::string suffix = "zq" + std::to_string(copy);
            frame.name += suffix;
            frame.is_a.clear();
            frame.inverse.clear();
            frame.adjacent.clear();
            for (PhraseEntry& entry : frame.verbs) strange(entry, suffix);
            for (PhraseEntry& entry : frame.adjectives) strange(entry, suffix);
            for (NounEntry& entry : frame.nouns) entry.words.back() += suffix;
        }
        out.frames.push_back(std::move(frame));
    }
    return out;
}

void measure(const char* name, const Packs& packs, std::vector<Analysed>& corpus) {
    const RelationMatcher matcher(packs);
    std::size_t sentences = 0;
    for (const Analysed& item : corpus) sentences += item.analysis.sentences.size();
    double best = 0;
    std::size_t relations = 0;
    for (int round = 0; round < kRounds; ++round) {
        relations = 0;
        const auto start = std::chrono::steady_clock::now();
        for (Analysed& item : corpus) {
            item.analysis.relations.clear();
            matcher.match(item.document, item.analysis);
            relations += item.analysis.relations.size();
        }
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        best = std::max(best, static_cast<double>(sentences) / took.count());
    }
    std::size_t entries = 0;
    for (const Frame& frame : packs.frames) {
        entries += frame.verbs.size() + frame.nouns.size() + frame.adjectives.size();
    }
    std::printf("%-14s %6zu frames %8zu entries %8zu relations %10.0f sentences/s\n", name, packs.frames.size(),
                entries, relations, best);
}

int run(const std::string& path, std::size_t most) {
    Diagnostics diagnostics;
    const std::string folder = ENTENTE_SOURCE_DIR "/rules/packs/";
    const Packs all = load_packs({folder + "en", folder + "business"}, diagnostics, {.examples = false});
    const auto extractor = Extractor::open(all);
    if (!extractor || diagnostics.has_errors()) return 1;
    std::vector<Analysed> corpus = analyse(path, *extractor, most);
    if (corpus.empty()) return std::fprintf(stderr, "nothing to read in %s\n", path.c_str()), 1;
    measure("all packs", all, corpus);
    for (const std::size_t count : {10U, 100U, 1000U}) measure("frames", with_frames(all, count), corpus);
    return 0;
}

}  // namespace
}  // namespace entente

int main(int count, char** arguments) {
    if (count < 2) return std::fprintf(stderr, "usage: rules_bench FILE [DOCUMENTS]\n"), 2;
    return entente::run(arguments[1], count > 2 ? std::stoul(arguments[2]) : 300);
}
