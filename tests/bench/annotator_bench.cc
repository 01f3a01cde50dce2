// How fast text becomes tokens, tags, lemmas and trees on one thread, with each set of kernels.
//   annotator_bench TEXT [KERNELS]: a file to read, one paragraph a line; a set's name
#include <sys/resource.h>

#include <cstdint>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "extract/annotate/annotator.h"
#include "extract/annotate/kernels.h"
#include "extract/annotate/lemmatizer.h"
#include "extract/annotate/tokenizer.h"
#include "graph/base/utf8.h"

namespace {

using entente::Analysis;
using entente::Annotator;
using entente::Document;

constexpr std::size_t kDocumentBytes = 8000;

std::vector<Document> read_documents(const char* path) {
    std::vector<Document> documents(1);
    std::ifstream file(path, std::ios::binary);
    for (std::string line; std::getline(file, line);) {
        entente::repair_utf8(line);
        std::string& text = documents.back().text;
        const auto start = static_cast<std::uint32_t>(text.size());
        text += line + '\n';
        documents.back().blocks.push_back({{start, start + static_cast<std::uint32_t>(line.size())}, {}});
        if (text.size() > kDocumentBytes) documents.emplace_back();
    }
    return documents;
}

/// Of the processor, so that other programs count little.
double seconds_since(std::clock_t start) {
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

void measure(const std::vector<Document>& documents, const Annotator& annotator, std::string_view name) {
    Annotator::Scratch scratch;
    Analysis analysis;
    std::size_t tokens = 0;
    const std::clock_t start = std::clock();
    for (const Document& document : documents) {
        entente::tokenize(document, analysis);
        annotator.annotate(document.text, analysis, scratch);
        entente::lemmatize(document, analysis);
        tokens += analysis.tokens.size();
    }
    const double seconds = seconds_since(start);
    std::printf("%-9.*s %9zu tokens in %6.2f s: %7.0f tokens/s\n", static_cast<int>(name.size()), name.data(), tokens,
                seconds, static_cast<double>(tokens) / seconds);
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2 && count != 3) {
        std::fputs("usage: annotator_bench TEXT [KERNELS]\n", stderr);
        return 2;
    }
    const std::clock_t start = std::clock();
    const auto annotator = Annotator::built_in();
    if (!annotator) {
        std::fprintf(stderr, "%s\n", annotator.error().message.c_str());
        return 1;
    }
    std::printf("loaded in %.1f ms\n", seconds_since(start) * 1e3);
    const std::vector<Document> documents = read_documents(arguments[1]);
    for (const entente::Kernels* kernels : entente::usable_kernels()) {
        if (count == 2 || kernels->name == arguments[2]) measure(documents, annotator->with(*kernels), kernels->name);
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("peak memory %ld MB, text and model with it\n", usage.ru_maxrss / 1024);
    return 0;
}
