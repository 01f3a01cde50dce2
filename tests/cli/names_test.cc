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

TEST_F(Names, RulesCheckReadsTheListsOfPacks) {
    std::filesystem::create_directory(path("pk"));
    write("pk/pack.toml", "[pack]\nname = \"pk\"\n");
    write("pk/l.csv",
          "id,name,kind,aliases,country,from,until\n"
          "a,Nordhavn Lines,org,NL Lines,DNK,2000,\n"
          "a,Nordhavn Two,org,,DNK,,\n"
          "b,Old Ostbank,org,Ostbank,POL,,\n"
          "c,New Ostbank,org,Ostbank,POL,,\n"
          "d,Barway,planet,,FRA,,\n"
          "e,Bazway,org,,Atlantis,,\n"
          "f,Quxway,org,,FRA,2001,1999\n"
          "g,Loopway,org,Poolway,FRA,,\n"
          "h,Poolway,org,Loopway,FRA,,\n"
          "i,Short\n");
    const Outcome run = entente({"rules", "check", "pk"});
    EXPECT_EQ(run.status, 1);
    for (const char* said :
         {"l.csv:3: error: the id `a` is taken", "l.csv:5: warning: `Ostbank` means New Ostbank here",
          "l.csv:6: error: no kind is called `planet`", "l.csv:7: warning: no country is called `Atlantis`",
          "l.csv:8: error: it ends (1999) before it begins (2001)", "l.csv:9: warning: a loop of aliases",
          "l.csv:11: error: this row has 2 fields"}) {
        EXPECT_THAT(run.err, HasSubstr(said));
    }
    EXPECT_THAT(run.out, HasSubstr("names in lists: 4 errors"));
    const Outcome own = entente({"rules", "check"});
    EXPECT_EQ(own.status, 0) << own.err;
    EXPECT_THAT(own.err, AllOf(Not(HasSubstr(".tsv:")), Not(HasSubstr(".csv:")))) << "the built-in lists are clean";
}

TEST_F(Names, OfOneNameAreTakenByTheirDatesAndCountries) {
    write("acme.csv",
          "name,kind,aliases,country,from,until\n"
          "Old Norsk Lines,org,Norsk Lines,NOR,1950,1999\n"
          "New Norsk Lines,org,Norsk Lines,NOR,2001,\n"
          "Ostbank of Austria,org,Ostbank,AUT,,\n"
          "Ostbank of Poland,org,Ostbank,POL,,\n");
    write("old.txt", "Norsk Lines sold a ship to Airbus.\n");
    const auto entities = [&](const std::string& text, const std::string& date) {
        EXPECT_EQ(entente({"extract", text, "--names", "acme.csv", "--date", date, "-o", date + text + ".db"}).status,
                  0);
        return entente({"query", date + text + ".db", "SELECT name FROM entities WHERE kind = 'org' ORDER BY 1"}).out;
    };
    EXPECT_THAT(entities("old.txt", "1980-05-01"), HasSubstr("Old Norsk Lines"));
    EXPECT_THAT(entities("old.txt", "2010-05-01"), HasSubstr("New Norsk Lines"));
    write("pl.txt", "In Poland, Ostbank raised its rates, Warsaw said.\n");
    write("at.txt", "In Austria, Ostbank raised its rates, Vienna said.\n");
    EXPECT_THAT(entities("pl.txt", "2010-05-01"), HasSubstr("Ostbank of Poland"));
    EXPECT_THAT(entities("at.txt", "2010-05-01"), HasSubstr("Ostbank of Austria"));
}

TEST_F(Names, PeopleOfOneNameAreTwoWhereTheirCountriesDiffer) {
    write("a.txt", "British footballer Tom Garside met Angela Merkel in Berlin. Garside smiled.\n");
    write("b.txt", "U.S. Senator Tom Garside met Angela Merkel in Paris. Garside smiled.\n");
    write("c.txt", "Tom Garside met Angela Merkel in Rome.\n");
    EXPECT_EQ(entente({"extract", "a.txt", "c.txt", "-o", "one.db"}).status, 0);
    EXPECT_EQ(entente({"query", "one.db", "SELECT count(*) FROM entities WHERE name = 'Tom Garside'", "--csv"})
                  .out.substr(0, 11),
              "count(*)\n1\n");
    EXPECT_EQ(entente({"extract", "b.txt", "-o", "one.db"}).status, 0);
    const std::string people = entente({"query", "one.db",
                                        "SELECT country, documents FROM entities WHERE name = 'Tom Garside' "
                                        "ORDER BY country",
                                        "--csv"})
                                   .out;
    EXPECT_THAT(people, AllOf(HasSubstr("GBR,1"), HasSubstr("USA,1"))) << people;
}

TEST_F(Names, AnotherThanThePacksPersonOfThatName) {
    write("a.txt", "Australian Defence Minister John Moore met William Cohen in Sydney.\n");
    write("b.txt", "British footballer John Moore met Angela Merkel in Berlin. Moore smiled.\n");
    const auto people = [&] {
        return entente({"query", "n.db", "--csv",
                        "SELECT country, mentions FROM entities WHERE name = 'John Moore' ORDER BY country"})
            .out;
    };
    EXPECT_EQ(entente({"extract", "b.txt", "--date", "2015-03-01", "-o", "n.db"}).status, 0);
    EXPECT_THAT(people(), HasSubstr("GBR,2"));
    EXPECT_EQ(entente({"extract", "a.txt", "--date", "2000-03-01", "-o", "n.db"}).status, 0);
    EXPECT_THAT(people(), AllOf(HasSubstr("AUS,1"), HasSubstr("GBR,2")));
}

TEST_F(Names, ShowReadsLikeADossier) {
    write(
        "a.txt",
        "Kim Jong-un met Donald Trump in Singapore. He met Moon Jae-in and praised Xi Jinping. The North Korean leader "
        "threatened Japan.\n");
    write("b.txt", "Kim Jong-un met Vladimir Putin and thanked Russia. Kim met Xi Jinping.\n");
    EXPECT_EQ(entente({"extract", "a.txt", "--date", "2018-06-12", "-o", "n.db"}).status, 0);
    EXPECT_EQ(entente({"extract", "b.txt", "--date", "2019-04-25", "-o", "n.db"}).status, 0);
    const Outcome run = entente({"show", "n.db", "Kim Jong-un"});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_THAT(run.out, AllOf(HasSubstr("called: Kim Jong-un (2×)"), HasSubstr("offices: "),
                               HasSubstr("Supreme Leader, North Korea, since 2011-12-17"),
                               HasSubstr("identity: person:kim-jong-un, known from a pack or list"),
                               HasSubstr("person-pronoun 1×"), HasSubstr("office-of-country 1×")));
    EXPECT_THAT(run.out, AllOf(HasSubstr("\n  most telling\n"), HasSubstr("\n  by year\n    2018 met 2"),
                               HasSubstr("    2019 met 2"), HasSubstr("↔ met\n")));
    const std::string json = entente({"show", "n.db", "Kim Jong-un", "--json"}).out;
    EXPECT_THAT(json, AllOf(HasSubstr("\"key\": \"person:kim-jong-un\", \"known\": true"),
                            HasSubstr("{\"title\": \"Supreme Leader\", \"of\": \"North Korea\""),
                            HasSubstr("\"decided_by\": [{\"rule\": \"name\"")));
}

TEST_F(Names, ShowNamesTheNamesakes) {
    write("a.txt", "British footballer Tom Garside met Angela Merkel in Berlin.\n");
    write("b.txt", "U.S. Senator Tom Garside met Angela Merkel in Paris.\n");
    EXPECT_EQ(entente({"extract", "a.txt", "b.txt", "-o", "n.db"}).status, 0);
    EXPECT_THAT(
        entente({"show", "n.db", "Tom Garside"}).out,
        AllOf(HasSubstr("read in the documents alone"), HasSubstr("another of that name: person:tom-garside~")));
}

}  // namespace
}  // namespace entente::testing
