#include "extract/time/time_tagger.h"

#include <gtest/gtest.h>

#include <array>
#include <cctype>
#include <random>

#include "extract/time/english_rules.h"
#include "extract/time/grammar.h"
#include "tests/extract/time/tagging.h"

namespace entente::testing {
namespace {

const TimeExpression& only(const Tagged& tagged) {
    static const TimeExpression kNone;
    EXPECT_EQ(tagged.analysis.dates.size(), 1U) << show(tagged);
    return tagged.analysis.dates.empty() ? kNone : tagged.analysis.dates.front();
}

TEST(TimeTagger, AnExpressionKnowsItsTokensAndDays) {
    const Tagged tagged = tag("It rained. They met in June 2018.", "2019-03-14");
    const TimeExpression& date = only(tagged);
    EXPECT_EQ(date.sentence, 1U);
    EXPECT_EQ(date.last - date.first, 2U);
    EXPECT_EQ(tagged.analysis.tokens[date.first].span.start, date.span.start);
    EXPECT_EQ(date.date_from, "2018-06-01");
    EXPECT_EQ(date.date_to, "2018-06-30");
}

TEST(TimeTagger, TypesAndModifiers) {
    EXPECT_EQ(only(tag("They met in early 2018.", "2019-03-14")).mod, TimeMod::start);
    EXPECT_EQ(only(tag("They met at the end of 2018.", "2019-03-14")).mod, TimeMod::end);
    EXPECT_EQ(only(tag("It took about two weeks.", "2019-03-14")).mod, TimeMod::approximate);
    EXPECT_EQ(only(tag("It took two weeks.", "2019-03-14")).type, TimeType::duration);
    EXPECT_EQ(only(tag("They met every week.", "2019-03-14")).type, TimeType::set);
    EXPECT_EQ(only(tag("They met at 10 a.m. there.", "2019-03-14")).type, TimeType::time);
}

TEST(TimeTagger, BoundsOfWhatIsDated) {
    EXPECT_EQ(only(tag("They have met since September 2017.", "2019-03-14")).bound, TimeBound::since);
    EXPECT_EQ(only(tag("They met until the end of 2017.", "2019-03-14")).bound, TimeBound::until);
    EXPECT_EQ(only(tag("They met before June 2018.", "2019-03-14")).bound, TimeBound::before);
    EXPECT_EQ(only(tag("They met after 2015.", "2019-03-14")).bound, TimeBound::after);
    EXPECT_EQ(only(tag("They met in 2015.", "2019-03-14")).bound, TimeBound::none);
}

TEST(TimeTagger, TagsCountInsteadOfForms) {
    Tagged tagged = tag("Divided families Monday.", "2019-03-14");
    EXPECT_EQ(only(tagged).value, "2019-03-11");
    Tagged ahead = tag("He will see divided families Monday.", "2019-03-14");
    EXPECT_EQ(only(ahead).value, "2019-03-11");
    for (Token& token : ahead.analysis.tokens) token.upos = Upos::noun;
    tag_times(ahead.document, ahead.analysis);
    EXPECT_EQ(only(ahead).value, "2019-03-18");
}

TEST(TimeTagger, TheArticlesDateIsItsOwnElseTheNewestOfTheFirstLines) {
    EXPECT_EQ(article_date(tag("x", "2019-03-14").document, {}), "2019-03-14");
    EXPECT_EQ(article_date(tag("x", "2019-03").document, {}), "2019-03");
    const Tagged dated = tag("Updated March 14, 2019. They met on June 12, 2018.", "");
    EXPECT_EQ(article_date(dated.document, dated.analysis), "2019-03-14");
    const Tagged undated = tag("They met in June.", "");
    EXPECT_EQ(article_date(undated.document, undated.analysis), "");
}

TEST(TimeTagger, TaggingTwiceGivesTheSame) {
    Tagged tagged = tag("They met last week, and on June 12, 2018. The next day they left.", "2019-03-14");
    const std::string once = show(tagged);
    tag_times(tagged.document, tagged.analysis);
    EXPECT_EQ(show(tagged), once);
}

// ---- properties

void expect_sound(const Tagged& tagged) {
    std::uint32_t end = 0;
    for (const TimeExpression& date : tagged.analysis.dates) {
        EXPECT_LT(date.first, date.last);
        EXPECT_GE(date.first, end) << show(tagged);
        end = date.last;
        EXPECT_TRUE(date.value.empty() || is_time_value(date.value)) << date.value << " in: " << tagged.document.text;
        EXPECT_LE(date.date_from, date.date_to) << date.value;
        EXPECT_TRUE(date.range.empty() || days_of(date.range)) << date.range;
        const std::string view = view_date(date);
        EXPECT_TRUE(view.empty() || days_of(view)) << view;
    }
}

/// Every word that a rule can name, and what may stand beside it.
std::vector<std::string> all_words() {
    Diagnostics diagnostics;
    const timex::Grammar grammar = timex::load_grammar("en.toml", timex::english_rules(), diagnostics);
    std::vector<std::string> words = {"0",          "1",          "12",
                                      "31",         "32",         "99",
                                      "1998",       "2018",       "2999",
                                      "99999",      "1,500",      "2.5",
                                      "10:30",      "25:61",      "10.30",
                                      "1990s",      "'90s",       "3rd",
                                      "35th",       "2018-06-12", "2018-18",
                                      "12/31/2018", "31/31/18",   "-",
                                      "\u2013",     ",",          ".",
                                      "'s",         "met",        "will",
                                      "7pm",        "0000",       "2018-02-30",
                                      "10-12",      "'98",        "mid-March",
                                      "2018-2015",  "May",        "9999999999999999999"};
    for (timex::WordId id = 1; id < grammar.lexicon.size(); ++id) {
        std::string word = grammar.lexicon.word(id).text;
        if (!word.empty() && id % 2 == 0)
            word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
        words.push_back(word);
    }
    return words;
}

TEST(TimeProperties, AnyWordsGiveSoundValues) {
    const std::vector<std::string> words = all_words();
    ASSERT_GT(words.size(), 500U);
    constexpr std::array<const char*, 6> kDates = {"2019-03-14", "", "2019", "2020-02-29", "0001-01-01", "9999-12-31"};
    std::mt19937 random(20190314);
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (int i = 0; i < 40; ++i) text.append(words[random() % words.size()]).append(random() % 8 == 0 ? "" : " ");
        expect_sound(tag(text, kDates[random() % kDates.size()]));
    }
}

TEST(TimeProperties, AnyCharactersGiveSoundValues) {
    constexpr std::array<const char*, 30> kPieces = {
        "0", "1", "2", "9", "19", "20", "/", "-",   ".", ":",      ",",      " ",      "'", "\"", "a",
        "m", "p", "s", "t", "T",  "h",  "M", "May", "Z", "\u2013", "\u2019", "\u00e9", "$", "%",  "th"};
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (int i = 0; i < 80; ++i) text += kPieces[random() % kPieces.size()];
        expect_sound(tag(text, "2019-03-14"));
    }
}

TEST(TimeProperties, HostileTextsAreRead) {
    std::string dashes = "1";
    for (int i = 0; i < 5000; ++i) dashes += "-1";
    expect_sound(tag(dashes, "2019-03-14"));
    std::string months;
    for (int i = 0; i < 5000; ++i) months += "May ";
    expect_sound(tag(months, "2019-03-14"));
    expect_sound(tag(std::string(100000, '9'), "2019-03-14"));
    expect_sound(tag("In two thousand thousand thousand thousand hundred years.", "2019-03-14"));
    expect_sound(tag("9999999 centuries ago, 9999999 millennia later, 99999 decades from now.", "2019-03-14"));
    expect_sound(tag("They met yesterday.", "no date at all"));
    expect_sound(tag("They met yesterday.", "2019-02-31"));
    EXPECT_EQ(show(tag("", "2019-03-14")), "");
}

}  // namespace
}  // namespace entente::testing
