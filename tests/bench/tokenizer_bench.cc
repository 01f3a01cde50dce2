// Tokens, sentences and lemmas by the byte. ENTENTE_BENCH_TEXT names a file to read, one paragraph a line.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "extract/annotate/lemmatizer.h"
#include "extract/annotate/tokenizer.h"
#include "graph/base/utf8.h"

namespace {

constexpr std::size_t kArticleBytes = 8000;

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

void add_line(entente::Document& document, std::string_view line) {
    const auto start = static_cast<std::uint32_t>(document.text.size());
    document.text.append(line).push_back('\n');
    const auto end = static_cast<std::uint32_t>(document.text.size()) - 1;
    document.blocks.push_back({{start, end}, entente::BlockKind::paragraph});
}

/// The text cut into documents of an article's length.
std::vector<entente::Document> bench_documents() {
    const std::string text = bench_text();
    std::vector<entente::Document> documents(1);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        add_line(documents.back(), std::string_view(text).substr(at, end - at));
        if (documents.back().text.size() > kArticleBytes) documents.emplace_back();
        at = end + 1;
    }
    return documents;
}

void tokens_and_sentences(benchmark::State& state) {
    const std::vector<entente::Document> documents = bench_documents();
    entente::Analysis analysis;
    std::size_t bytes = 0;
    for (auto _ : state) {
        for (const entente::Document& document : documents) {
            entente::tokenize(document, analysis);
            benchmark::DoNotOptimize(analysis.sentences.data());
            bytes += document.text.size();
        }
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
BENCHMARK(tokens_and_sentences)->Unit(benchmark::kMillisecond);

void lemmas(benchmark::State& state) {
    constexpr std::array tags = {entente::Xpos::nn, entente::Xpos::nns, entente::Xpos::vbd, entente::Xpos::in};
    const entente::Document document = bench_documents().front();
    entente::Analysis analysis;
    entente::tokenize(document, analysis);
    for (std::size_t i = 0; i < analysis.tokens.size(); ++i) analysis.tokens[i].xpos = tags[i % tags.size()];
    for (auto _ : state) {
        entente::lemmatize(document, analysis);
        benchmark::DoNotOptimize(analysis.lemmas.data());
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * analysis.tokens.size()));
}
BENCHMARK(lemmas)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
