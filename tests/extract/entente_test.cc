// The library's front door, as its users come in.
#include "extract/entente.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace entente {
namespace {

constexpr std::string_view kText = "U.S. President Donald Trump met Kim Jong-un in Singapore yesterday.";

const TextExtractor& reader() {
    static const TextExtractor instance = *TextExtractor::open({ENTENTE_SOURCE_DIR "/rules/packs/en"});
    return instance;
}

std::string said(const DocumentFacts& facts) {
    std::string out;
    for (const Relation& relation : facts.relations) {
        out += facts.entities[relation.subject].key + ' ' + relation.name;
        if (relation.object) out += ' ' + facts.entities[*relation.object].key;
        out += ' ' + relation.date + '\n';
    }
    return out;
}

TEST(Library, AStringBecomesFacts) {
    const DocumentFacts facts = reader().extract(kText, {.uri = "mail 7", .date = "2018-06-13"});
    EXPECT_EQ(facts.uri, "mail 7");
    EXPECT_EQ(facts.text, kText);
    EXPECT_NE(said(facts).find("person:donald-trump met person:kim-jong-un 2018-06-12"), std::string::npos)
        << said(facts);
}

TEST(Library, BlankLinesPartParagraphsAndATitleStandsBefore) {
    const DocumentFacts facts =
        reader().extract("Moon Jae-in praised\r\n\r\nXi Jinping.\xFF", {.title = "Trump met Kim Jong-un"});
    EXPECT_EQ(facts.title, "Trump met Kim Jong-un");
    EXPECT_EQ(facts.text, "Trump met Kim Jong-un\n\nMoon Jae-in praised\n\nXi Jinping.\xEF\xBF\xBD");
    EXPECT_NE(said(facts).find("met"), std::string::npos) << said(facts);
    EXPECT_EQ(said(facts).find("praised"), std::string::npos) << said(facts);
}

TEST(Library, NoTextIsNoFacts) {
    EXPECT_TRUE(reader().extract("").relations.empty());
    EXPECT_TRUE(reader().extract("\n\n \n").relations.empty());
}

TEST(Library, ThreadsShareOneExtractor) {
    const std::string expected = said(reader().extract(kText, {.date = "2018-06-13"}));
    std::vector<std::string> found(4);
    {
        std::vector<std::jthread> threads;
        for (std::string& out : found) {
            threads.emplace_back([&out] { out = said(reader().extract(kText, {.date = "2018-06-13"})); });
        }
    }
    for (const std::string& out : found) EXPECT_EQ(out, expected);
}

TEST(Library, APackThatIsNotThereIsAnError) {
    const auto opened = TextExtractor::open({"/nowhere/at/all"});
    ASSERT_FALSE(opened);
    EXPECT_NE(opened.error().message.find("/nowhere/at/all"), std::string::npos);
}

}  // namespace
}  // namespace entente
