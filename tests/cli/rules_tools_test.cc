// The tools around rules: suggest, coverage, and trace --rule.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace entente::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class RulesTools : public ProgramTest {};

constexpr const char* kFeud =
    "Angela Merkel sparred with Viktor Orban. Vladimir Putin sparred with Emmanuel Macron.\n\n"
    "Donald Trump met Kim Jong-un. Xi Jinping met Shinzo Abe.\n";

TEST_F(RulesTools, SuggestPrintsAPackThatLoads) {
    write("feud.txt", kFeud);
    const Outcome suggested = entente({"rules", "suggest", "feud.txt"});
    EXPECT_EQ(suggested.status, 0) << suggested.err;
    EXPECT_THAT(suggested.out,
                AllOf(HasSubstr("# 2 times"), HasSubstr("verbs = [\"spar with\"]"),
                      HasSubstr("expect = [\"Angela Merkel sparred_with Viktor Orb"), Not(HasSubstr("meet"))));
    write("mine.toml", suggested.out);
    const Outcome tested = entente({"rules", "test", "mine.toml", "--relation", "sparred_with"});
    EXPECT_EQ(tested.status, 0) << tested.err;
    EXPECT_THAT(tested.out, HasSubstr("2 examples: 2 passed"));
    const Outcome again = entente({"rules", "suggest", "feud.txt", "--pack", "mine.toml"});
    EXPECT_THAT(again.out, Not(HasSubstr("spar with"))) << "a rule covers it now";
}

TEST_F(RulesTools, SuggestSaysWhatItCannotRead) {
    write("feud.txt", kFeud);
    const Outcome outcome = entente({"rules", "suggest", "feud.txt", "none.txt", "--json"});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.err, HasSubstr("none.txt"));
    EXPECT_THAT(outcome.out, HasSubstr("\"entry\": \"spar with\", \"kind\": \"verb\", \"times\": 2"));
    EXPECT_EQ(entente({"rules", "suggest", "none.txt"}).status, 2);
}

TEST_F(RulesTools, CoverageCountsRulesAndConstructions) {
    write("feud.txt", kFeud);
    ASSERT_EQ(entente({"extract", "feud.txt", "-o", "feud.db"}).status, 0);
    const Outcome outcome = entente({"rules", "coverage", "feud.db"});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_THAT(outcome.out, AllOf(HasSubstr("       2  en/met\n          active 2\n          by met 2\n"),
                                   HasSubstr("constructions\n       2  active\n"),
                                   HasSubstr("rules that never fired\n"), HasSubstr("          en/attacked\n"),
                                   HasSubstr("          en/mediated_between/under_auspices\n")));
    const Outcome json = entente({"rules", "coverage", "feud.db", "--json"});
    EXPECT_THAT(json.out, HasSubstr("\"en/met\": {\"times\": 2, \"constructions\": {\"active\": 2}"));
    EXPECT_EQ(entente({"rules", "coverage", "none.db"}).status, 2);
}

TEST_F(RulesTools, ConfidenceFallsWithDistanceNounsAndReferences) {
    write("sure.txt",
          "Donald Trump met Xi Jinping. He met Kim Jong-un. Donald Trump's visit to Japan ended.\n\n"
          "Shinzo Abe, who had flown all night over the sea from the north of the country, met Narendra Modi.\n");
    ASSERT_EQ(entente({"extract", "sure.txt", "-o", "sure.db"}).status, 0);
    EXPECT_EQ(rows("sure.db", "SELECT object, confidence FROM relations ORDER BY id"),
              "Xi Jinping,0.8\nKim Jong-un,0.72\nJapan,0.72\nNarendra Modi,0.76");
}

TEST_F(RulesTools, TraceSaysWhyARuleDidNotFire) {
    const Outcome unless = entente({"trace", "Trump met his deadline in Hanoi.", "--rule", "met"});
    EXPECT_EQ(unless.status, 0) << unless.err;
    EXPECT_THAT(unless.out, AllOf(HasSubstr("at “met”"), HasSubstr("no   meet with  (en/met): there is no word `with`"),
                                  HasSubstr("no   meet  (en/met): ")));
    const Outcome pattern =
        entente({"trace", "A long-brokered truce between Israel and Hamas held.", "--rule", "brokered_event"});
    EXPECT_THAT(pattern.out, HasSubstr("kind=actor does not hold of"));
    const Outcome elsewhere = entente({"trace", "Trump slept in Hanoi.", "--rule", "met"});
    EXPECT_THAT(elsewhere.out, HasSubstr("not tried"));
    const Outcome unknown = entente({"trace", "Trump slept.", "--rule", "mett"});
    EXPECT_EQ(unknown.status, 2);
    EXPECT_THAT(unknown.err, HasSubstr("did you mean met?"));
}

}  // namespace
}  // namespace entente::testing
