// The figures on the dev sets are those that the trainer computed when it wrote the model.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "extract/annotate/annotator.h"

namespace entente {
namespace {

struct Treebank {
    std::string text;
    Analysis analysis;
    std::vector<Token> gold;
};

std::string unpacked(const std::string& path) {
    const std::string command = "xz -dc '" + path + "'";
    std::FILE* pipe = ::popen(command.c_str(), "r");  // NOLINT(cert-env33-c)
    std::string all;
    std::array<char, 65536> part{};
    while (pipe != nullptr) {
        const std::size_t size = std::fread(part.data(), 1, part.size(), pipe);
        if (size == 0) break;
        all.append(part.data(), size);
    }
    if (pipe != nullptr) ::pclose(pipe);
    return all;
}

std::vector<std::string> fields(const std::string& line) {
    std::vector<std::string> found;
    std::stringstream stream(line);
    for (std::string field; std::getline(stream, field, '\t');) found.push_back(field);
    return found;
}

void end_sentence(Treebank& treebank) {
    Sentence sentence;
    if (!treebank.analysis.sentences.empty()) sentence.first = treebank.analysis.sentences.back().last;
    sentence.last = static_cast<std::uint32_t>(treebank.analysis.tokens.size());
    if (sentence.size() > 0) treebank.analysis.sentences.push_back(sentence);
}

void add_word(Treebank& treebank, const std::vector<std::string>& f, bool upper) {
    Token token;
    token.span.start = static_cast<std::uint32_t>(treebank.text.size());
    for (const char c : f[1]) treebank.text += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    token.span.end = static_cast<std::uint32_t>(treebank.text.size());
    treebank.text += ' ';
    treebank.analysis.tokens.push_back(token);
    token.upos = parse_upos(f[3]).value_or(Upos::x);
    token.xpos = parse_xpos(f[4]).value_or(Xpos::xx);
    token.head = std::stoi(f[6]) - 1;
    token.deprel = parse_deprel(f[7]).value_or(Deprel::dep);
    treebank.gold.push_back(token);
}

Treebank read_treebank(const std::string& path, bool upper) {
    Treebank treebank;
    std::stringstream lines(unpacked(path));
    for (std::string line; std::getline(lines, line);) {
        if (line.empty()) end_sentence(treebank);
        const std::vector<std::string> f = fields(line);
        if (f.size() == 10 && f[0].find_first_not_of("0123456789") == std::string::npos) add_word(treebank, f, upper);
    }
    end_sentence(treebank);
    return treebank;
}

/// UPOS, XPOS, UAS, LAS.
std::array<double, 4> figures(const Treebank& treebank) {
    std::array<double, 4> right{};
    for (const Sentence& sentence : treebank.analysis.sentences) {
        for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
            const Token& found = treebank.analysis.tokens[t];
            const Token& gold = treebank.gold[t];
            const std::int32_t head =
                found.head == kNoHead ? -1 : found.head - static_cast<std::int32_t>(sentence.first);
            right[0] += found.upos == gold.upos ? 1 : 0;
            right[1] += found.xpos == gold.xpos ? 1 : 0;
            right[2] += head == gold.head ? 1 : 0;
            right[3] += head == gold.head && universal(found.deprel) == universal(gold.deprel) ? 1 : 0;
        }
    }
    for (double& r : right) r /= static_cast<double>(treebank.gold.size());
    return right;
}

class FiguresTest : public ::testing::TestWithParam<std::string> {};

TEST_P(FiguresTest, AreTheTrainers) {
    const std::string name = GetParam();
    const std::string set = name.substr(0, 3);
    const std::string path = std::string(ENTENTE_SHARED_DIR) + "/treebanks/" + set + "/dev.conllu.xz";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "no treebank at " << path;
    const auto annotator = Annotator::built_in();
    ASSERT_TRUE(annotator);
    Treebank treebank = read_treebank(path, name.ends_with("upper"));
    ASSERT_GT(treebank.gold.size(), 10'000U);
    Annotator::Scratch scratch;
    annotator->annotate(treebank.text, treebank.analysis, scratch);
    const std::array<double, 4> found = figures(treebank);

    std::ifstream file(std::string(ENTENTE_SOURCE_DIR) + "/extract/annotate/model/english.figures.tsv");
    bool compared = false;
    for (std::string line; std::getline(file, line);) {
        const std::vector<std::string> f = fields(line);
        if (f[0] != name) continue;
        // Sums of floats in another order may tip a token or two.
        for (std::size_t n = 0; n < found.size(); ++n) EXPECT_NEAR(std::stod(f[n + 1]), found[n], 0.0005) << n;
        compared = true;
    }
    EXPECT_TRUE(compared);
}

INSTANTIATE_TEST_SUITE_P(Dev, FiguresTest, ::testing::Values("ewt", "gum", "ewt-upper"));

}  // namespace
}  // namespace entente
