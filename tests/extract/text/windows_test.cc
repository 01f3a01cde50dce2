// Long documents are cut so that nothing is lost, read twice or read in another place.
#include "extract/text/windows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "extract/text/facts_joiner.h"
#include "graph/base/utf8.h"

namespace entente {
namespace {

constexpr WindowSizes kSmall = {.window = 400, .context = 120, .head = 60};

/// Paragraphs of a sentence each, with letters of several bytes among them.
Document paragraphs(std::size_t count) {
    Document out;
    out.uri = "long";
    out.date = "2019-03-14";
    for (std::size_t i = 0; i < count; ++i) {
        const auto start = static_cast<std::uint32_t>(out.text.size());
        out.text += "Señora Müller met the Đà Nẵng council for the " + std::to_string(i) + "th time.";
        out.blocks.push_back({{start, static_cast<std::uint32_t>(out.text.size())}, BlockKind::paragraph});
        out.text += "\n\n";
    }
    return out;
}

Document one_block(std::string text) {
    Document out;
    out.text = std::move(text);
    out.blocks.push_back({{0, static_cast<std::uint32_t>(out.text.size())}, BlockKind::paragraph});
    return out;
}

TEST(Windows, AShortDocumentIsOne) {
    const Document document = paragraphs(5);
    const std::vector<Window> windows = windows_of(document);
    ASSERT_EQ(windows.size(), 1U);
    EXPECT_EQ(windows[0].own, (Span{0, static_cast<std::uint32_t>(document.text.size())}));
}

TEST(Windows, OwnEachByteOnceAndCutBetweenParagraphs) {
    const Document document = paragraphs(60);
    const std::vector<Window> windows = windows_of(document, kSmall);
    ASSERT_GT(windows.size(), 5U);
    std::uint32_t end = 0;
    for (const Window& window : windows) {
        EXPECT_EQ(window.own.start, end);
        end = window.own.end;
        EXPECT_LE(window.own.size(), kSmall.window + kSmall.window / 2);
        EXPECT_LE(window.own.start - window.context, kSmall.context);
        const auto starts_here = [&](const Block& block) { return block.span.start == window.own.start; };
        EXPECT_TRUE(std::any_of(document.blocks.begin(), document.blocks.end(), starts_here)) << window.own.start;
    }
    EXPECT_EQ(end, document.text.size());
}

TEST(Windows, HaveTheBlocksOfTheWholeAndItsOffsets) {
    const Document document = paragraphs(60);
    std::vector<Span> owned;
    for (const Window& window : windows_of(document, kSmall)) {
        const WindowDocument part = document_of(document, window);
        EXPECT_EQ(part.document.date, "2019-03-14");
        if (window.own.start > 0) {
            EXPECT_GT(part.own, 0U) << "there is context";
        }
        for (const Block& block : part.document.blocks) {
            if (block.span.start < part.own) continue;
            const std::uint32_t back = window.own.start - part.own;
            owned.push_back({block.span.start + back, block.span.end + back});
            EXPECT_EQ(block.span.of(part.document.text), owned.back().of(document.text));
            const auto before = [](std::string_view text, std::uint32_t byte) {
                return static_cast<std::uint32_t>(count_code_points(text.substr(0, byte)));
            };
            EXPECT_EQ(before(part.document.text, block.span.start) + part.code_points,
                      before(document.text, owned.back().start));
        }
    }
    std::vector<Span> all;
    for (const Block& block : document.blocks) all.push_back(block.span);
    EXPECT_EQ(owned, all);
}

TEST(Windows, CutALongParagraphBetweenSentences) {
    std::string text;
    while (text.size() < 2000) text += "He said that \"talks went on.\" She left e.g. at once! ";
    const Document document = one_block(text);
    const std::vector<Window> windows = windows_of(document, kSmall);
    ASSERT_GT(windows.size(), 3U);
    for (std::size_t i = 1; i < windows.size(); ++i) {
        const std::string_view rest = std::string_view(document.text).substr(windows[i].own.start);
        EXPECT_TRUE(rest.starts_with("He said") || rest.starts_with("She left") || rest.starts_with("at once")) << rest;
        EXPECT_EQ(document_of(document, windows[i]).document.blocks.size(), 1U);
    }
}

TEST(Windows, CutTextWithoutSentencesOrSpacesBetweenCodePoints) {
    std::string text;
    while (text.size() < 3000) text += "語";
    const Document document = one_block(text);
    for (const Window& window : windows_of(document, kSmall)) EXPECT_EQ(window.own.start % 3, 0U);
    std::string words;
    while (words.size() < 3000) words += "word ";
    const Document run = one_block(words);
    for (const Window& window : windows_of(run, kSmall)) EXPECT_EQ(window.own.start % 5, 0U);
}

TEST(FactsJoiner, OneEntityForAKeyWithAllItsNames) {
    const auto part = [](std::vector<std::string> aliases, std::string trade) {
        DocumentFacts facts;
        facts.sentences = {{0, 10}};
        facts.sentence_count = 1;
        facts.words = 3;
        facts.entities.resize(2);
        facts.entities[0].key = "country:PRK";
        facts.entities[1].key = "person:jo-po";
        facts.entities[1].aliases = std::move(aliases);
        facts.entities[1].trade = std::move(trade);
        facts.mentions.resize(1);
        facts.mentions[0].entity = 1;
        Relation met;
        met.subject = 1;
        met.name = "visited";
        met.object = 0;
        facts.relations = {met};
        return facts;
    };
    FactsJoiner joiner(3);
    joiner.add(part({"Jo"}, ""));
    joiner.add(part({"Jo", "Po"}, "sport"));
    DocumentFacts third = part({}, "arts");
    std::swap(third.entities[0], third.entities[1]);
    third.mentions[0].entity = 0;
    third.relations[0].subject = 0;
    third.relations[0].object = 1;
    joiner.add(std::move(third));
    Document document = paragraphs(3);
    const std::string text = document.text;
    const DocumentFacts facts = joiner.finish(std::move(document));
    ASSERT_EQ(facts.entities.size(), 2U);
    EXPECT_THAT(facts.entities[1].aliases, ::testing::ElementsAre("Jo", "Po"));
    EXPECT_EQ(facts.entities[1].trade, "") << "sport here and arts there: neither tells him from others";
    ASSERT_EQ(facts.relations.size(), 3U);
    for (std::uint32_t i = 0; i < 3; ++i) {
        EXPECT_EQ(facts.relations[i].subject, 1U);
        EXPECT_EQ(facts.relations[i].object, 0U);
        EXPECT_EQ(facts.relations[i].evidence.sentence, i);
        EXPECT_EQ(facts.mentions[i].sentence, i);
    }
    EXPECT_EQ(facts.words, 9U);
    EXPECT_EQ(facts.sentence_count, 3U);
    EXPECT_EQ(facts.text, text);
}

}  // namespace
}  // namespace entente
