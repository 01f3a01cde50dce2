// Where sentences end: what readers of news would be angry about.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extract/annotate/token_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;

/// The text is its sentences with " | " between them.
class SentencesTest : public ::testing::TestWithParam<const char*> {};

TEST_P(SentencesTest, EndWhereTheyEnd) {
    const std::string marked = GetParam();
    std::string text;
    for (std::size_t at = 0; at < marked.size(); ++at) {
        const bool mark = marked.compare(at, 3, " | ") == 0;
        text += mark ? ' ' : marked[at];
        at += mark ? 2 : 0;
    }
    std::string found;
    for (const std::string& sentence : Tokenized(text).sentences()) found += (found.empty() ? "" : " | ") + sentence;
    EXPECT_EQ(found, marked);
}

INSTANTIATE_TEST_SUITE_P(Abbreviations, SentencesTest,
                         ::testing::Values("Mr. Trump met Gen. Kelly and Sen. Graham. | They talked.",
                                           "He returned to the U.S. on Monday. | The talks went on.",
                                           "The sanctions were lifted by the U.S. government. | Iran was pleased.",
                                           "George W. Bush and John F. Kennedy were presidents.",
                                           "The company, Acme Inc., was sold to Widget Corp. on Friday.",
                                           "Talks began at 9 a.m. on Tuesday. | They ended at 5 p.m. that day.",
                                           "He was No. 2 in the party. | He was purged in Sept. 2016.",
                                           "The bomb went off at 10:35 a.m. (0735 GMT) Friday, and another followed.",
                                           "The envoy (a former judge) Monday met the minister. | They talked."));

INSTANTIATE_TEST_SUITE_P(Quotes, SentencesTest,
                         ::testing::Values("\"We will not yield,\" he said. | \"Never.\"",
                                           "“We will not yield.” | He left the room.",
                                           "\"Will they come?\" he asked. | Nobody knew.",
                                           "(The talks failed.) | Nobody was surprised.",
                                           "“What a day!” she said. | “I am tired.”"));

INSTANTIATE_TEST_SUITE_P(Marks, SentencesTest,
                         ::testing::Values("Did they meet? | Yes! | They did.",
                                           "They waited ... and waited. | Nothing came.",
                                           "He met Yahoo! executives and left.",
                                           "The price rose 3.5 percent to $1.25. | Shares fell.",
                                           "The deal — which nobody liked — was signed. | It failed."));

INSTANTIATE_TEST_SUITE_P(
    News, SentencesTest,
    ::testing::Values("SEOUL, March 14 (Reuters) - North Korea fired a missile on Thursday. | Japan protested.",
                      "U.S. Treasury Secretary Steven Mnuchin met Chinese Vice Premier Liu He in Beijing on Friday.",
                      "Supreme Leader Ayatollah Ali Khamenei struck a harsher note on Wednesday.",
                      "Somali President Mohamed Abdullahi Mohamed, better known as Farmajo, was elected in 2017.",
                      "- The Department of the Treasury is targeting oligarchs.", "Progress Stalled, Not Halted",
                      "South Korea's President Moon Jae-in has been the broker for talks."));

TEST(Sentences, BlankLineEndsOne) {
    EXPECT_THAT(Tokenized("Kim Jong Un arrives\n\nin Hanoi by train").sentences(),
                ElementsAre("Kim Jong Un arrives", "in Hanoi by train"));
}

TEST(Sentences, LineEndInAParagraphIsABlank) {
    EXPECT_EQ(Tokenized("The two leaders met in\nHanoi on Wednesday.").analysis.sentences.size(), 1U);
}

TEST(Sentences, AreBounded) {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += "word ";
    EXPECT_EQ(Tokenized(text).analysis.sentences.size(), 5U);
}

}  // namespace
}  // namespace entente
