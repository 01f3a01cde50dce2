// Tokens as UD English has them, and what holds for any text.
#include <gtest/gtest.h>

#include <ctime>
#include <random>
#include <string>

#include "graph/base/utf8.h"
#include "tests/extract/annotate/token_fixture.h"
#include "tests/support/slowness.h"

namespace entente {
namespace {

struct Case {
    const char* text;
    const char* tokens;
};

class TokenizerTest : public ::testing::TestWithParam<Case> {};

TEST_P(TokenizerTest, Splits) {
    const Tokenized result(GetParam().text);
    EXPECT_EQ(result.tokens(), GetParam().tokens);
    expect_sound(result.document, result.analysis);
}

INSTANTIATE_TEST_SUITE_P(
    Clitics, TokenizerTest,
    ::testing::Values(Case{"They don't know.", "They do +n't know ."}, Case{"They don’t know", "They do +n’t know"},
                      Case{"I can't; it won't.", "I ca +n't ; it wo +n't ."}, Case{"He cannot go.", "He can +not go ."},
                      Case{"We're gonna win", "We +'re gon +na win"}, Case{"couldn't've", "could +n't +'ve"},
                      Case{"Kim's and Trump’s aides", "Kim +'s and Trump +’s aides"},
                      Case{"the workers' party", "the workers +' party"}, Case{"DON'T", "DO +N'T"},
                      Case{"'workers' and 'farmers'", "' workers ' and ' farmers '"},
                      Case{"in the 1960's and 2017's", "in the 1960's and 2017 +'s"},
                      Case{"O'Brien said o'clock, Qa'ida", "O'Brien said o'clock , Qa'ida"},
                      Case{"the class of '72", "the class of '72"}, Case{"Im Jong-seok", "Im Jong - seok"}));

INSTANTIATE_TEST_SUITE_P(
    Hyphens, TokenizerTest,
    ::testing::Values(Case{"U.S.-North Korea talks", "U.S. - North Korea talks"},
                      Case{"adult-learned skills", "adult - learned skills"},
                      Case{"Kim Jong-un met", "Kim Jong - un met"},
                      Case{"non-nuclear pre-war co-operation", "non-nuclear pre-war co-operation"},
                      Case{"non-U.S. troops", "non - U.S. troops"}, Case{"e-mail a co-op", "e-mail a co-op"},
                      Case{"al-Qaeda", "al - Qaeda"}, Case{"in 2015-16", "in 2015 - 16"},
                      Case{"call 713-853-3989", "call 713-853-3989"}, Case{"on 2019-03-14", "on 2019-03-14"},
                      Case{"an F-16", "an F - 16"},
                      Case{"talks--which failed—ended – badly", "talks -- which failed — ended – badly"}));

INSTANTIATE_TEST_SUITE_P(
    Stops, TokenizerTest,
    ::testing::Values(Case{"Gen. Smith of Acme Corp. left.", "Gen. Smith of Acme Corp. left ."},
                      Case{"He lives in the U.S.", "He lives in the U.S."}, Case{"George W. Bush", "George W. Bush"},
                      Case{"at 5 p.m. on Sept. 11", "at 5 p.m. on Sept. 11"}, Case{"No. 5 and No.", "No. 5 and No ."},
                      Case{"Ph.D. students, e.g. Ann", "Ph.D. students , e.g. Ann"},
                      Case{"and so on... or", "and so on ... or"}, Case{"What?! Never!!", "What ?! Never !!"},
                      Case{"wait… now", "wait … now"}, Case{"he said.The next", "he said . The next"},
                      Case{"apples, pears, etc.", "apples , pears , etc ."},
                      Case{"It was Washington D.C..", "It was Washington D.C. ."},
                      Case{"So did I. The end", "So did I . The end"}));

INSTANTIATE_TEST_SUITE_P(
    Numbers, TokenizerTest,
    ::testing::Values(Case{"$5m or €3.5bn", "$ 5 m or € 3.5 bn"}, Case{"US$1,000,000", "US$ 1,000,000"},
                      Case{"up 10% at 5:30pm", "up 10 % at 5:30 pm"}, Case{"5km, 20th, 1990s", "5 km , 20th , 1990s"},
                      Case{"9/11/2001 and .5", "9/11/2001 and .5"}, Case{"1,2", "1 , 2"}, Case{"20°C", "20 ° C"}));

INSTANTIATE_TEST_SUITE_P(
    Addresses, TokenizerTest,
    ::testing::Values(Case{"see https://example.org/a_(b)?c=1.", "see https://example.org/a_(b)?c=1 ."},
                      Case{"(www.example.com)", "( www.example.com )"},
                      Case{"mail a.b@example.com!", "mail a.b@example.com !"},
                      Case{"Amazon.com, example.co.uk/x", "Amazon.com , example.co.uk/x"},
                      Case{"#MeToo by @POTUS", "#MeToo by @POTUS"}, Case{"fine :-) ok", "fine :-) ok"}));

INSTANTIATE_TEST_SUITE_P(Marks, TokenizerTest,
                         ::testing::Values(Case{"“Yes,” he ‘said’.", "“ Yes , ” he ‘ said ’ ."},
                                           Case{"\"Yes,\" he said", "\" Yes , \" he said"},
                                           Case{"and/or (maybe) [1]", "and / or ( maybe ) [ 1 ]"}, Case{"AT&T", "AT&T"},
                                           Case{"«oui»", "« oui »"}));

INSTANTIATE_TEST_SUITE_P(Scripts, TokenizerTest,
                         ::testing::Values(Case{"Mérida\u00A0Łódź", "Mérida Łódź"},
                                           Case{"cafe\u0301 society", "cafe\u0301 society"},
                                           Case{"Путин встретился с 习近平。", "Путин встретился с 习近平 。"},
                                           Case{"قال زها", "قال زها"},
                                           Case{"ok 👍🏽👩‍👧 🇰🇷", "ok 👍🏽 👩‍👧 🇰🇷"},
                                           Case{"\u0301\u0301 a", "\u0301\u0301 a"}));

TEST(Tokenizer, SpaceBeforeTellsHowTextStood) {
    const Tokenized result("Moon (left) didn't.");
    std::string spaces;
    for (const Token& token : result.analysis.tokens) spaces += token.space_before ? '_' : '.';
    EXPECT_EQ(spaces, "__.._..");
}

TEST(Tokenizer, ReadsBlocksOnlyAndKeepsThemApart) {
    Document document;
    document.text = "TITLE HERE\nxxx\nIt rained";
    document.blocks = {{{0, 10}, BlockKind::title}, {{15, 24}, BlockKind::paragraph}};
    Analysis analysis;
    tokenize(document, analysis);
    ASSERT_EQ(analysis.sentences.size(), 2U);
    EXPECT_EQ(analysis.sentences[0].span, (Span{0, 10}));
    EXPECT_EQ(analysis.sentences[1].span, (Span{15, 24}));
    EXPECT_EQ(analysis.sentences[1].block, 1U);
}

TEST(Tokenizer, TakesAnyDocument) {
    for (const char* text : {"", " ", "\n\n", ".", "\"", "'", "-", "\xEF\xBF\xBD"}) {
        const Tokenized result(text);
        expect_sound(result.document, result.analysis);
    }
    Document document;
    Analysis analysis;
    tokenize(document, analysis);
    EXPECT_TRUE(analysis.tokens.empty());
}

TEST(Tokenizer, IsSoundOnRandomText) {
    const std::vector<std::string> parts = {
        "a",   "Bc", "n't", "'",      "’",      "s",      ".",      "...",    "!",          "?",      ",",      "-",
        "--",  " ",  " ",   "\n",     "1",      "23",     "$",      "%",      "@",          "://",    "www.",   "com",
        "U.S", "\"", "(",   ")",      "\u0301", "\u2014", "\u201C", "\u4E2D", "\U0001F600", "\u200D", "\uFE0F", "&",
        "/",   "_",  "#",   "\uFFFD", "\u00A0", ":)",     "non",    "Mr",     "etc",        "=",      "*",      "<"};
    std::mt19937 random(17);  // NOLINT(cert-msc51-cpp): the same text each time
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        const std::size_t length = random() % 60;
        for (std::size_t i = 0; i < length; ++i) text += parts[random() % parts.size()];
        const Tokenized result(text);
        expect_sound(result.document, result.analysis);
        if (HasFatalFailure()) FAIL() << text;
    }
}

class HostileTest : public ::testing::TestWithParam<const char*> {};

std::string repeated(const char* part, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += part;
    return text;
}

/// Of processor time: what else the machine does is not counted.
double seconds_for(std::string text) {
    const std::clock_t start = std::clock();
    const Tokenized result(std::move(text));
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

TEST_P(HostileTest, TakesLinearTime) {
    const double one = seconds_for(repeated(GetParam(), 1U << 20U));
    const double eight = seconds_for(repeated(GetParam(), 8U << 20U));
    EXPECT_LT(eight, 25 * one + 0.5 * kSlowness);  // 8 times as long, not 64 times
}

TEST_P(HostileTest, KeepsEveryCharacter) {
    const Tokenized result(repeated(GetParam(), 100000));
    expect_sound(result.document, result.analysis);
}

INSTANTIATE_TEST_SUITE_P(Inputs, HostileTest,
                         ::testing::Values("a", "A", "1", ".", "-", "'", "\"", "a.", "ab.", "a-", "a@", "http://",
                                           "www.", "(", ")))", "a'", "s'", "W. ", "Mr.", "1,", "1-", "$", "\u0301",
                                           "\u2014", "\u4E2D", "\U0001F600\u200D", " ", "\n", "word ", "The. ", "!?",
                                           "non-", "a/", "a&", "_", "etc.", "'s"));

}  // namespace
}  // namespace entente
