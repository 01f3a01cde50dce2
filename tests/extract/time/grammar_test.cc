#include "extract/time/grammar.h"

#include <gmock/gmock.h>

#include "extract/time/english_rules.h"

namespace entente::timex {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> messages(std::string_view toml) {
    Diagnostics diagnostics;
    const Grammar grammar = load_grammar("t.toml", toml, diagnostics);
    std::vector<std::string> all;
    for (const Diagnostic& diagnostic : diagnostics.items()) all.push_back(to_string(diagnostic));
    return all;
}

std::string only_message(std::string_view toml) {
    const std::vector<std::string> all = messages(toml);
    return all.size() == 1 ? all[0] : std::to_string(all.size()) + " messages";
}

constexpr std::string_view kClass = "[class.season]\nfills = \"season\"\nwords = { SU = [\"summer\"] }\n";

std::string with_pattern(std::string_view pattern) {
    return std::string(kClass) + "[[rule]]\nname = \"r\"\npattern = \"" + std::string(pattern) + "\"\n";
}

TEST(TimeGrammar, TheBuiltInRulesHaveNoFault) {
    EXPECT_THAT(messages(english_rules()), IsEmpty());
}

TEST(TimeGrammar, BrokenTomlIsSaidWithItsPlace) {
    EXPECT_THAT(only_message("[time\n"), HasSubstr("t.toml:1:6: error: "));
}

TEST(TimeGrammar, UnknownKeysAreErrorsWithAHint) {
    EXPECT_EQ(only_message("[[rule]]\nname = \"r\"\npattern = \"<year>\"\nanchr = \"article\"\n"),
              "t.toml:4:1: error: unknown key 'anchr'; did you mean 'anchor'?");
    EXPECT_EQ(only_message("[clas.x]\nwords = []\n"), "t.toml:1:2: error: unknown key 'clas'; did you mean 'class'?");
}

TEST(TimeGrammar, UnknownNamesAreErrors) {
    EXPECT_EQ(only_message("[[rule]]\nname = \"r\"\nkind = \"dat\"\npattern = \"<year>\"\n"),
              "t.toml:3:8: error: 'dat' is no kind; did you mean 'date'?");
    EXPECT_EQ(only_message("[class.x]\nfills = \"yeer\"\nwords = { 1 = [\"a\"] }\n"),
              "t.toml:2:9: error: no slot 'yeer'");
    EXPECT_EQ(only_message("[class.x]\nfills = \"part\"\nwords = { DAWN = [\"dawn\"] }\n"),
              "t.toml:3:11: error: 'DAWN' is no value of part");
    EXPECT_EQ(only_message("[[rule]]\nname = \"r\"\npattern = \"<year>\"\nwith = { unit = \"wek\" }\n"),
              "t.toml:4:17: error: 'wek' is no value of unit");
}

TEST(TimeGrammar, ASlotOfNamesTakesNoOtherValues) {
    EXPECT_EQ(only_message("[class.x]\nfills = \"unit\"\nwords = { 99 = [\"aeon\"] }\n"),
              "t.toml:3:11: error: '99' is no value of unit");
    EXPECT_EQ(only_message("[[rule]]\nname = \"r\"\npattern = \"<year>\"\nwith = { part = 7 }\n"),
              "t.toml:4:17: error: expected a number or a name");
    EXPECT_EQ(only_message(with_pattern("<number:unit> <season>")),
              "t.toml:6:11: error: rule 'r': no values of 'number' fit unit");
    EXPECT_EQ(only_message("[class.x]\nfills = \"named\"\nwords = { 9 = [\"a\"] }\n"),
              "t.toml:2:9: error: named days have tables of their own");
}

TEST(TimeGrammar, BrokenPatternsAreErrors) {
    EXPECT_EQ(only_message(with_pattern("last <sommer>")), "t.toml:6:11: error: rule 'r': no class 'sommer'");
    EXPECT_EQ(only_message(with_pattern("[last <season>")), "t.toml:6:11: error: rule 'r': missing ']'");
    EXPECT_EQ(only_message(with_pattern("last <season")), "t.toml:6:11: error: rule 'r': missing '>'");
    EXPECT_EQ(only_message(with_pattern("last <season>)")), "t.toml:6:11: error: rule 'r': unexpected ')'");
    EXPECT_EQ(only_message(with_pattern("@lst <season>")), "t.toml:6:11: error: rule 'r': no list 'lst'");
    EXPECT_EQ(only_message(with_pattern("last week")),
              "t.toml:6:11: error: rule 'r': no number and no word of a class that triggers");
    EXPECT_EQ(only_message(with_pattern("(the) <season> (of) <year>")),
              "t.toml:6:11: error: rule 'r': context in the middle of an expression");
    EXPECT_EQ(only_message(with_pattern("(<season>)")), "t.toml:6:11: error: rule 'r': nothing but context");
    EXPECT_EQ(only_message(with_pattern("")), "t.toml:6:11: error: rule 'r': nothing but context");
}

TEST(TimeGrammar, APatternWithTooManySpellingsIsRefused) {
    std::string pattern;
    for (int i = 0; i < 13; ++i) pattern += "[<year>] ";
    EXPECT_THAT(only_message(with_pattern(pattern)), HasSubstr("too many alternatives"));
}

TEST(TimeGrammar, NamedDaysNeedADay) {
    EXPECT_EQ(only_message("[[named_day]]\nnames = [\"Doomsday\"]\ndate = \"02-30\"\n"),
              "t.toml:1:1: error: a named_day needs date = \"MM-DD\", weekday and from, or easter");
}

TEST(TimeGrammar, WhatIsRightIsKept) {
    Diagnostics diagnostics;
    const Grammar grammar =
        load_grammar("t.toml", with_pattern("last <season>") + "[[rule]]\nname = \"s\"\n", diagnostics);
    EXPECT_EQ(diagnostics.items().size(), 1U);
    EXPECT_EQ(grammar.trie.root().words.size(), 1U);
}

TEST(TimePattern, OptionsAndAlternativesAreSpelledOut) {
    Lexicon lexicon;
    const auto no_lists = [](std::string_view) -> const std::vector<WordId>* { return nullptr; };
    const Result<std::vector<PatternSteps>> spellings = parse_pattern("[the] {a|b c} <year>", lexicon, no_lists);
    ASSERT_TRUE(spellings);
    std::vector<std::size_t> sizes;
    for (const PatternSteps& steps : *spellings) sizes.push_back(steps.size());
    EXPECT_THAT(sizes, ElementsAre(3, 4, 2, 3));
}

}  // namespace
}  // namespace entente::timex
