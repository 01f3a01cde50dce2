// What the whole extraction promises: offsets that others can slice by, evidence for everything, the same facts from
// the same text.
#include "extract/extractor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "extract/text/facts_joiner.h"
#include "extract/text/windows.h"
#include "graph/base/utf8.h"

namespace entente {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Not;

const Extractor& extractor() {
    static const Extractor instance = [] {
        Diagnostics diagnostics;
        return *Extractor::open(load_packs({ENTENTE_SOURCE_DIR "/rules/packs/en"}, diagnostics, {.examples = false}));
    }();
    return instance;
}

Document article(std::string text) {
    Document document;
    document.uri = "article";
    document.date = "2019-03-14";
    document.text = std::move(text);
    document.blocks.push_back({{0, static_cast<std::uint32_t>(document.text.size())}, BlockKind::paragraph});
    return document;
}

DocumentFacts facts_of(std::string text) {
    Scratch scratch;
    return extractor().extract(article(std::move(text)), scratch);
}

/// Code points [start, end) of the text, as Python slices it.
std::string slice(const std::string& text, TextRange range) {
    std::string out;
    std::uint32_t at = 0;
    for (std::size_t byte = 0; byte < text.size(); ++at) {
        const std::size_t length = utf8_sequence_length(std::string_view(text).substr(byte));
        if (at >= range.start && at < range.end) out.append(text, byte, length);
        byte += length;
    }
    return out;
}

const Relation* find(const DocumentFacts& facts, std::string_view subject, std::string_view name,
                     std::string_view object) {
    const auto hit = std::find_if(facts.relations.begin(), facts.relations.end(), [&](const Relation& r) {
        const std::string& a = facts.entities[r.subject].name;
        const std::string b = r.object ? facts.entities[*r.object].name : std::string();
        return r.name == name && ((a == subject && b == object) || (name == "met" && a == object && b == subject));
    });
    return hit == facts.relations.end() ? nullptr : &*hit;
}

TEST(Extractor, ASurnameAloneMeansWhoIsKnownByIt) {
    EXPECT_NE(find(facts_of("Pompeo met Kim in Pyongyang."), "Mike Pompeo", "met", "Kim Jong-un"), nullptr);
    const DocumentFacts titled = facts_of("President Pompeo praised Kim.");
    EXPECT_EQ(find(titled, "Mike Pompeo", "praised", "Kim Jong-un"), nullptr);
    const DocumentFacts pronoun = facts_of("He praised Kim.");
    EXPECT_TRUE(std::none_of(pronoun.mentions.begin(), pronoun.mentions.end(),
                             [](const MentionFact& m) { return m.range.start == 0 && m.form == MentionForm::name; }));
}

/// "Name (kind)" of each entity of a text.
std::vector<std::string> who(const std::string& text) {
    std::vector<std::string> out;
    for (const Entity& entity : facts_of(text).entities) {
        out.push_back(entity.name + " (" + std::string(to_string(entity.kind)) + ")");
    }
    return out;
}

TEST(Extractor, NamesOfThingsAreNoPeople) {
    const std::string said = "Internet Explorer fell again. Internet Explorer lost users. Internet Explorer shrank.";
    EXPECT_THAT(who(said), Not(Contains("Internet Explorer (person)")));
    EXPECT_THAT(who("Margaret Atwood, the Booker Prize-winner, spoke."), Contains("Margaret Atwood (person)"));
    EXPECT_THAT(who("The exhibit at the Pace Galleries opened."), Not(Contains("Pace Galleries (person)")));
}

TEST(Extractor, BodiesAreWhole) {
    EXPECT_THAT(who("The National Oceanic and Atmospheric Administration warned of a storm."),
                Contains("National Oceanic and Atmospheric Administration (org)"));
    EXPECT_THAT(who("Shares of Siemens Gamesa fell in Madrid."), Contains("Siemens Gamesa (org)"));
    EXPECT_THAT(who("The work goes on, Administrator Charles Bolden said."), Contains("Charles Bolden (person)"));
}

TEST(Extractor, ATownIsNoSurnameAndASurnameNoTown) {
    const std::string text = "Valeska Paris, 38, left the church. Paris said that she was held on a ship.";
    EXPECT_THAT(who(text), AllOf(Contains("Valeska Paris (person)"), Not(Contains("France (country)"))));
    EXPECT_THAT(who("Hundreds of pilgrims died on the Plains of Arafat in Saudi Arabia."),
                Not(Contains("Yasser Arafat (person)")));
}

TEST(Extractor, ANameOfSeveralWordsTakesPartInWhatFollows) {
    const DocumentFacts facts = facts_of("Mr Trump and Mr Putin met on Monday for two hours in a palace.");
    EXPECT_NE(find(facts, "Donald Trump", "met", "Vladimir Putin"), nullptr);
}

TEST(Extractor, OffsetsAreCodePoints) {
    const DocumentFacts facts = facts_of("“Café”, said Mr. Peña. — Then Emmanuel Macron met Angela Merkel in Paris.");
    ASSERT_NE(find(facts, "Emmanuel Macron", "met", "Angela Merkel"), nullptr);
    const auto merkel = std::find_if(facts.mentions.begin(), facts.mentions.end(), [&](const MentionFact& m) {
        return facts.entities[m.entity].name == "Angela Merkel";
    });
    ASSERT_NE(merkel, facts.mentions.end());
    EXPECT_EQ(slice(facts.text, merkel->range), "Angela Merkel");
}

TEST(Extractor, EveryRelationNamesItsSentenceAndRule) {
    const DocumentFacts facts = facts_of("Donald Trump met Kim Jong-un in Hanoi. The deal failed.");
    const Relation* met = find(facts, "Donald Trump", "met", "Kim Jong-un");
    ASSERT_NE(met, nullptr);
    EXPECT_EQ(slice(facts.text, facts.sentences[met->evidence.sentence]), "Donald Trump met Kim Jong-un in Hanoi.");
    EXPECT_EQ(met->evidence.rule, "en/met");
    EXPECT_EQ(met->evidence.trigger, "met");
    ASSERT_TRUE(met->place.has_value());
    EXPECT_EQ(facts.entities[*met->place].name, "Hanoi");
}

TEST(Extractor, KeepsDenialsAndPlansApart) {
    const DocumentFacts facts = facts_of(
        "Angela Merkel did not meet Vladimir Putin. Emmanuel Macron will meet Theresa May. Shinzo Abe may visit Iran.");
    const Relation* denied = find(facts, "Angela Merkel", "met", "Vladimir Putin");
    const Relation* planned = find(facts, "Emmanuel Macron", "met", "Theresa May");
    const Relation* possible = find(facts, "Shinzo Abe", "visited", "Iran");
    ASSERT_TRUE(denied != nullptr && planned != nullptr && possible != nullptr);
    EXPECT_EQ(denied->polarity, Polarity::negated);
    EXPECT_EQ(planned->modality, Modality::future);
    EXPECT_EQ(possible->modality, Modality::possible);
}

TEST(Extractor, SaysWhoClaimsIt) {
    const DocumentFacts facts = facts_of("Mike Pompeo said that Iran had attacked Saudi Arabia.");
    const Relation* claim = find(facts, "Iran", "attacked", "Saudi Arabia");
    ASSERT_NE(claim, nullptr);
    ASSERT_TRUE(claim->speaker.has_value());
    EXPECT_EQ(facts.entities[*claim->speaker].name, "Mike Pompeo");
}

TEST(Extractor, StatesNothingOfWhatItCannotResolve) {
    const DocumentFacts facts = facts_of("The president met the minister. The factory met its deadline.");
    EXPECT_THAT(facts.relations, testing::IsEmpty());
}

TEST(Extractor, ReadsTheSameTextTheSameWay) {
    const std::string text = "Xi Jinping and Moon Jae-in held talks in Beijing. China sanctioned North Korea in 2017.";
    Scratch scratch;
    const DocumentFacts first = extractor().extract(article(text), scratch);
    (void)extractor().extract(article("Something else about Kenya and Uganda entirely."), scratch);
    const DocumentFacts again = extractor().extract(article(text), scratch);
    ASSERT_EQ(first.relations.size(), again.relations.size());
    ASSERT_FALSE(first.relations.empty());
    for (std::size_t i = 0; i < first.relations.size(); ++i) {
        EXPECT_EQ(first.relations[i].name, again.relations[i].name);
        EXPECT_EQ(first.entities[first.relations[i].subject].key, again.entities[again.relations[i].subject].key);
    }
}

TEST(Extractor, ReadsALongDocumentInWindowsAsItReadsItWhole) {
    Document document;
    document.uri = "long";
    document.date = "2019-03-14";
    for (int i = 0; i < 12; ++i) {
        const auto start = static_cast<std::uint32_t>(document.text.size());
        document.text += i % 2 == 0 ? "Donald Trump met Kim Jong-un in Hanoi in 2019. He criticized Iran."
                                    : "Angela Merkel will visit Nguyễn Phú Trọng on Friday. She praised Vietnam.";
        document.blocks.push_back({{start, static_cast<std::uint32_t>(document.text.size())}, BlockKind::paragraph});
        document.text += "\n\n";
    }
    Scratch scratch;
    const auto windows = windows_of(document, {.window = 250, .context = 160, .head = 0});
    FactsJoiner joiner(windows.size());
    ASSERT_GT(windows.size(), 3U);
    for (const Window& window : windows) joiner.add(extractor().extract(document, window, scratch));
    const DocumentFacts cut = joiner.finish(Document(document));
    const DocumentFacts whole = extractor().extract(document, scratch);
    EXPECT_EQ(cut.sentences, whole.sentences);
    EXPECT_EQ(cut.words, whole.words);
    EXPECT_EQ(cut.layout, whole.layout);
    ASSERT_EQ(cut.relations.size(), whole.relations.size());
    EXPECT_GE(whole.relations.size(), 24U);
    for (std::size_t i = 0; i < whole.relations.size(); ++i) {
        EXPECT_EQ(cut.relations[i].name, whole.relations[i].name);
        EXPECT_EQ(cut.relations[i].evidence.sentence, whole.relations[i].evidence.sentence);
        EXPECT_EQ(cut.entities[cut.relations[i].subject].key, whole.entities[whole.relations[i].subject].key);
    }
    ASSERT_EQ(cut.mentions.size(), whole.mentions.size());
    for (std::size_t i = 0; i < whole.mentions.size(); ++i) {
        EXPECT_EQ(cut.mentions[i].range, whole.mentions[i].range);
        EXPECT_EQ(cut.entities[cut.mentions[i].entity].key, whole.entities[whole.mentions[i].entity].key);
    }
    ASSERT_EQ(cut.dates.size(), whole.dates.size());
    for (std::size_t i = 0; i < whole.dates.size(); ++i) {
        EXPECT_EQ(cut.dates[i].range, whole.dates[i].range);
        EXPECT_EQ(cut.dates[i].value, whole.dates[i].value);
    }
    EXPECT_EQ(cut.entities.size(), whole.entities.size());
}

TEST(Extractor, LivesThroughTextThatIsNone) {
    for (const char* text :
         {"", " ", "....", "((((((((", "\xF0\x9F\x98\x80 \xF0\x9F\x98\x80", "A", "\n\n\n", "'s 's 's"}) {
        EXPECT_THAT(facts_of(text).relations, testing::IsEmpty()) << text;
    }
}

}  // namespace
}  // namespace entente
