// CoNLL-U in and out.
#include "extract/annotate/conllu.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extract/annotate/token_fixture.h"

namespace entente {
namespace {

using ::testing::HasSubstr;

constexpr const char* kSample =
    "# newdoc id = sample\n"
    "# newpar\n"
    "# sent_id = 1\n"
    "# text = Kim didn't come.\n"
    "1\tKim\tKim\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\t_\n"
    "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdid\tdo\tAUX\tVBD\tTense=Past|VerbForm=Fin\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "4\tcome\tcome\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
    "\n"
    "# newpar\n"
    "# sent_id = 2\n"
    "# text = Why?\n"
    "1\tWhy\twhy\tADV\tWRB\t_\t0\troot\t_\tSpaceAfter=No\n"
    "2\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\t_\n"
    "\n";

std::vector<ConlluDocument> read(std::string_view text, Diagnostics& diagnostics) {
    return read_conllu(text, "in.conllu", diagnostics);
}

std::string written(const ConlluDocument& document) {
    std::string out;
    append_conllu(out, document.document, document.analysis);
    return out;
}

TEST(Conllu, WhatWasReadIsWrittenBack) {
    Diagnostics diagnostics;
    const auto documents = read(kSample, diagnostics);
    EXPECT_TRUE(diagnostics.items().empty());
    ASSERT_EQ(documents.size(), 1U);
    EXPECT_EQ(documents[0].document.text, "Kim didn't come. Why?");
    EXPECT_EQ(documents[0].document.uri, "sample");
    EXPECT_EQ(documents[0].document.blocks.size(), 2U);
    EXPECT_EQ(written(documents[0]), kSample);
}

TEST(Conllu, ReadTokensAreSound) {
    Diagnostics diagnostics;
    const auto documents = read(kSample, diagnostics);
    expect_sound(documents[0].document, documents[0].analysis);
    EXPECT_TRUE(documents[0].analysis.tokens[2].joined);
    EXPECT_EQ(documents[0].analysis.tokens[0].head, 3);
    EXPECT_EQ(documents[0].analysis.tokens[3].head, kNoHead);
    EXPECT_EQ(documents[0].analysis.tokens[6].head, 5);
}

TEST(Conllu, TokensWithoutTagsHaveUnderscores) {
    const Tokenized result("I can't.");
    std::string out;
    append_conllu(out, result.document, result.analysis);
    EXPECT_THAT(
        out,
        HasSubstr("# text = I can't.\n1\tI\t_\t_\t_\t_\t_\t_\t_\t_\n2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
                  "2\tca\t_\t_\t_\t_\t_\t_\t_\t_\n3\tn't\t"));
}

TEST(Conllu, LineEndsInTextBecomeBlanks) {
    const Tokenized result("It\r\n  rained.");
    std::string out;
    append_conllu(out, result.document, result.analysis);
    EXPECT_THAT(out, HasSubstr("# text = It rained.\n"));
}

TEST(Conllu, RangeThatItsWordsDoNotSpellIsSharedOut) {
    Diagnostics diagnostics;
    const auto documents = read(
        "1-2\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n1\tde\t_\t_\t_\t_\t_\t_\t_\t_\n2\tle\t_\t_\t_\t_\t_\t_\t_\t_\n", diagnostics);
    EXPECT_EQ(documents.at(0).document.text, "du");
    expect_sound(documents[0].document, documents[0].analysis);
}

TEST(Conllu, EachNewdocIsADocument) {
    Diagnostics diagnostics;
    const std::string one(kSample);
    EXPECT_EQ(read(one + one, diagnostics).size(), 2U);
}

TEST(Conllu, WindowsLineEndsAndAMissingLastOneAreFine) {
    Diagnostics diagnostics;
    const auto documents = read("1\tYes\t_\t_\t_\t_\t_\t_\t_\t_\r\n\r\n1\tNo\t_\t_\t_\t_\t_\t_\t_\t_", diagnostics);
    EXPECT_TRUE(diagnostics.items().empty());
    EXPECT_EQ(documents.at(0).analysis.sentences.size(), 2U);
    EXPECT_EQ(documents[0].document.text, "Yes No");
}

struct Broken {
    const char* text;
    std::uint32_t line;
};

class BrokenConlluTest : public ::testing::TestWithParam<Broken> {};

TEST_P(BrokenConlluTest, IsReportedWithItsLineAndLeavesNoBadHead) {
    Diagnostics diagnostics;
    const auto documents = read(GetParam().text, diagnostics);
    ASSERT_FALSE(diagnostics.items().empty());
    EXPECT_EQ(diagnostics.items()[0].line, GetParam().line);
    EXPECT_EQ(diagnostics.items()[0].file, "in.conllu");
    for (const ConlluDocument& document : documents) {
        const auto count = static_cast<std::int32_t>(document.analysis.tokens.size());
        for (const Token& token : document.analysis.tokens) EXPECT_LT(token.head, count);
    }
}

INSTANTIATE_TEST_SUITE_P(All, BrokenConlluTest,
                         ::testing::Values(Broken{"plain text\n", 1}, Broken{"1\ta\t_\t_\t_\t_\t_\t_\t_\n", 1},
                                           Broken{"# c\n2\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", 2},
                                           Broken{"1\ta\t_\t_\t_\t_\t7\t_\t_\t_\n", 1},
                                           Broken{"1\ta\t_\t_\t_\t_\t-1\t_\t_\t_\n", 1},
                                           Broken{"3-1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", 1},
                                           Broken{"1\ta\t_\t_\t_\t_\t2\t_\t_\t_\n2\tb\t_\t_\t_\t_\t1\t_\t_\t_\n\n", 3},
                                           Broken{"1\ta\t_\t_\t_\t_\t1\t_\t_\t_\n\n", 2}));

}  // namespace
}  // namespace entente
