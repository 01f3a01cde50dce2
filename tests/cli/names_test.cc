// `entente names suggest`: what a corpus calls by name and no pack knows.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace entente::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class Names : public ProgramTest {};

constexpr const char* kFirst =
    "Foreign Ministry spokeswoman Ida Thorsen met Angela Merkel. Thorsen left.\n\n"
    "The Nordhavn Shipping Company bought two tankers.\n";
constexpr const char* kSecond = "Spokeswoman Ida Thorsen spoke of the Nordhavn Shipping Company.\n";

TEST_F(Names, SuggestPrintsAPackThatIsTaken) {
    write("a.txt", kFirst);
    write("b.txt", kSecond);
    const Outcome suggested = entente({"names", "suggest", "a.txt", "b.txt", "--least", "2"});
    EXPECT_EQ(suggested.status, 0) << suggested.err;
    EXPECT_THAT(suggested.out,
                AllOf(HasSubstr("# 3 times in 2 documents\n"), HasSubstr("[[person]]\nname = \"Ida Thorsen\""),
                      HasSubstr("[[org]]\nname = \"Nordhavn Shipping Company\""),
                      HasSubstr("#   Spokeswoman Ida Thorsen spoke"), Not(HasSubstr("Merkel\""))));
    write("mine.toml", suggested.out);
    const Outcome again = entente({"names", "suggest", "a.txt", "b.txt", "--least", "2", "--pack", "mine.toml"});
    EXPECT_EQ(again.status, 0) << again.err;
    EXPECT_THAT(again.out, AllOf(Not(HasSubstr("Thorsen\"")), Not(HasSubstr("Nordhavn")))) << "the pack has them now";
}

TEST_F(Names, SuggestSaysWhatItCannotRead) {
    write("a.txt", kFirst);
    const Outcome outcome = entente({"names", "suggest", "a.txt", "none.txt", "--least", "1", "--json"});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.err, HasSubstr("none.txt"));
    EXPECT_THAT(outcome.out, HasSubstr("{\"name\": \"Ida Thorsen\", \"kind\": \"person\""));
    EXPECT_EQ(entente({"names", "suggest", "none.txt"}).status, 2);
    EXPECT_EQ(entente({"names"}).status, 2);
}

}  // namespace
}  // namespace entente::testing
