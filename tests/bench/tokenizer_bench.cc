// Tokens, sentences and lemmas by the byte. ENTENTE_BENCH_TEXT names a file to read, one paragraph a line.
#include <benchmark/benchmark.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "extract/annotate/lemmatizer.h"
#include "extract/annotate/tokenizer.h"
#include "graph/base/utf8.h"

namespace {

constexpr const char* kParagraph =
    "SEOUL, March 14 (Reuters) - North Korea's Kim Jong-un didn't meet U.S. President Donald Trump on Thursday, a "
    "spokesman "
    "for the Blue House said. \"We will go on with the talks,\" Mr. Moon told reporters at 5 p.m., adding that "
    "sanctions worth "
    "$3.5bn would stay in place until the end of 2019.\n";

std::string bench_text() {
    std::string text;
    if (const char* path = std::getenv("ENTENTE_BENCH_TEXT")) {
        std::ifstream file(path, std::ios::binary);
        text.assign(std::istreambuf_iterator<char>(file), {});
        entente::repair_utf8(text);
    }
    while (text.size() < (4U << 20U)) text += kParagraph;
    return text;
}

entente::Document bench_document() {
    entente::Document document;
    document.text = bench_text();
    std::uint32_t start = 0;
    for (std::uint32_t at = 0; at < document.text.size(); ++at) {
        if (document.text[at] != '\n') continue;
        document.blocks.push_back({{start, at}, entente::BlockKind::paragraph});
        start = at + 1;
    }
    return document;
}

void tokens_and_sentences(benchmark::State& state) {
    const entente::Document document = bench_document();
    entente::Analysis analysis;
    for (auto _ : state) {
        entente::tokenize(document, analysis);
        benchmark::DoNotOptimize(analysis.sentences.data());
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * document.text.size()));
}
BENCHMARK(tokens_and_sentences)->Unit(benchmark::kMillisecond);

void lemmas(benchmark::State& state) {
    const entente::Document document = bench_document();
    entente::Analysis analysis;
    entente::tokenize(document, analysis);
    for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
        constexpr std::array kTags = {entente::Xpos::nn, entente::Xpos::nns, entente::Xpos::vbd, entente::Xpos::in};
        analysis.tokens[i].xpos = kTags[i % kTags.size()];
    }
    for (auto _ : state) {
        entente::lemmatize(document, analysis);
        benchmark::DoNotOptimize(analysis.lemmas.data());
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * analysis.tokens.size()));
}
BENCHMARK(lemmas)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
