#include "rules/name_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "graph/base/fold.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Read {
    std::vector<ListedName> names;
    std::vector<std::string> remarks;
};

Read read(std::string_view path, std::string_view text, std::optional<EntityKind> kind = std::nullopt) {
    Diagnostics diagnostics;
    const Packs packs = load_pack_text(
        "c.toml", "[[country]]\ncode = \"PRK\"\nname = \"North Korea\"\naliases = [\"DPRK\"]\n", diagnostics);
    const CountryCodes countries(packs);
    Read out;
    const ListSink sink = [&](ListedName&& name) { out.names.push_back(std::move(name)); };
    read_name_list(path, text, kind, countries, sink, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.items()) out.remarks.push_back(to_string(diagnostic));
    return out;
}

TEST(NameList, ReadsEveryColumn) {
    const Read list = read("list.csv",
                           "name,kind,aliases,country,lat,lng,wikidata,from,until\n"
                           "\"Acme, Inc.\",org,Acme|ACM,DPRK,39.5,-125.7,Q42,1998,2004-05-01\r\n");
    EXPECT_THAT(list.remarks, IsEmpty());
    ASSERT_EQ(list.names.size(), 1U);
    const NameEntry& entry = list.names[0].entry;
    EXPECT_EQ(entry.name, "Acme, Inc.");
    EXPECT_EQ(entry.kind, EntityKind::org);
    EXPECT_THAT(entry.aliases, ElementsAre("ACM", "Acme"));
    EXPECT_EQ(entry.country, "PRK");
    EXPECT_EQ(entry.latitude, 39.5);
    EXPECT_EQ(entry.longitude, -125.7);
    EXPECT_EQ(entry.wikidata, "Q42");
    EXPECT_EQ(list.names[0].from, "1998");
    EXPECT_EQ(list.names[0].until, "2004-05-01");
}

TEST(NameList, ReadsWhatWikidataExports) {
    const std::string_view csv =
        "item,itemLabel,itemAltLabel,countryLabel,coord,inception\n"
        "http://www.wikidata.org/entity/Q7,Zorya Works,\"Zorya, Z.W.\",North Korea,Point(125.7 "
        "39.0),1998-09-04T00:00:00Z\n"
        "http://www.wikidata.org/entity/Q8,Q8,,,,\n";
    const Read list = read("query.csv", csv, EntityKind::org);
    ASSERT_EQ(list.names.size(), 1U);
    EXPECT_EQ(list.names[0].entry.wikidata, "Q7");
    EXPECT_THAT(list.names[0].entry.aliases, ElementsAre("Z.W.", "Zorya"));
    EXPECT_EQ(list.names[0].entry.latitude, 39.0);
    EXPECT_EQ(list.names[0].from, "1998-09-04");
    EXPECT_THAT(list.remarks, ElementsAre(HasSubstr("query.csv:3: warning: Q8 has no English label")));
    const Read plain = read("query.json", R"json([
 {"item": "http://www.wikidata.org/entity/Q7", "itemLabel": "Zorya Works"},
 {"item": "http://www.wikidata.org/entity/Q9", "itemLabel": "Luch", "coord": "Point(1 2 3)"}])json",
                            EntityKind::org);
    ASSERT_EQ(plain.names.size(), 1U);
    EXPECT_EQ(plain.names[0].entry.name, "Zorya Works");
    EXPECT_THAT(plain.remarks, ElementsAre(HasSubstr("query.json:3: error: `Point(1 2 3)` is no point")));
    const Read verbose = read("query.json", R"json({"head": {"vars": ["item", "itemLabel"]}, "results": {"bindings": [
 {"item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q7"},
  "itemLabel": {"xml:lang": "en", "type": "literal", "value": "Zorya Works"}}]}})json",
                              EntityKind::org);
    ASSERT_EQ(verbose.names.size(), 1U);
    EXPECT_EQ(verbose.names[0].entry.wikidata, "Q7");
}

TEST(NameList, ReadsToml) {
    const Read list = read("l.toml",
                           "[[name]]\nname = \"Luch\"\nkind = \"org\"\naliases = [\"L.\"]\nfrom = 1990-01-02\n"
                           "[[name]]\nname = \"X\"\nkind = \"ogr\"\n");
    ASSERT_EQ(list.names.size(), 1U);
    EXPECT_EQ(list.names[0].from, "1990-01-02");
    EXPECT_THAT(list.remarks, ElementsAre(HasSubstr("l.toml:6: error: no kind is called `ogr`; did you mean `org`?")));
}

TEST(NameList, SaysWhereARowIsBrokenAndKeepsTheRest) {
    const Read list = read("l.csv",
                           "name,kind,country,lat,lng,wikidata,from,until\n"
                           "A,org\n"
                           "B,thing,,,,,,\n"
                           "C,org,Noerth Korea,,,,,\n"
                           "D,org,,,,,2010,2001\n"
                           "E,city,,95,10,,,\n"
                           "F,city,,9,,,,\n"
                           "G,org,,,,x7,,\n"
                           "H,org,,,,,yesterday,\n"
                           ",org,,,,,,\n"
                           "\"I,org,,,,,,\n"
                           "Z,org,,,,,,\n");
    ASSERT_EQ(list.names.size(), 2U);
    EXPECT_EQ(list.names[0].entry.name, "C");
    EXPECT_EQ(list.names[1].entry.name, "Z");
    EXPECT_THAT(list.remarks,
                ElementsAre(HasSubstr("l.csv:2: error: this row has 2 fields"), HasSubstr("l.csv:3: error: no kind"),
                            HasSubstr("l.csv:4: warning: no country is called `Noerth Korea`"),
                            HasSubstr("l.csv:5: error: it ends (2001) before it begins (2010)"),
                            HasSubstr("l.csv:6: error: `95` are no degrees"),
                            HasSubstr("l.csv:7: error: latitude and longitude go together"),
                            HasSubstr("l.csv:8: error: `x7` is no Wikidata item"),
                            HasSubstr("l.csv:9: error: `yesterday` is no date"),
                            HasSubstr("l.csv:10: error: this row has no name"),
                            HasSubstr("l.csv:11: error: a quote is opened and never closed")));
}

TEST(NameList, NamesOfAnyScriptPassWholeAndEndlessOnesDoNot) {
    const std::string endless(10'000, 'a');
    const Read list = read("l.person.csv", "name\nЗоря Иванова\n김정은\nمحمد\n🚀 Labs\n" + endless + "\n");
    ASSERT_EQ(list.names.size(), 4U);
    EXPECT_EQ(list.names[0].entry.name, "Зоря Иванова");
    EXPECT_EQ(list.names[3].entry.name, "🚀 Labs");
    EXPECT_THAT(list.remarks, ElementsAre(HasSubstr("l.person.csv:6: error: a name of 10000 characters is no name")));
}

TEST(NameList, SaysWhatAHeaderLacks) {
    EXPECT_THAT(read("l.csv", "who,kind\nA,org\n").remarks, ElementsAre(HasSubstr("l.csv:1: error: no column `name`")));
    EXPECT_THAT(read("l.csv", "name\nA\n").remarks, ElementsAre(HasSubstr("--names person=l.csv")));
    EXPECT_THAT(read("l.csv", "").remarks, ElementsAre(HasSubstr("this list is empty")));
    EXPECT_THAT(read("l.json", "{\"a\": 1}").remarks, ElementsAre(HasSubstr("l.json:1: error: no valid JSON list")));
}

TEST(Fold, BytesThatAreNoTextStayAsTheyAre) {
    EXPECT_EQ(folded("Name\xE2"), "name\xE2");
    EXPECT_EQ(folded("\xF0\x9F Kind"), "\xF0\x9F kind");
    EXPECT_EQ(folded("\xC3\x89tat"), "etat");
}

}  // namespace
}  // namespace entente
