// Near-duplicates share a band, other texts do not.
#include "extract/text/shingles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <string>

namespace entente {
namespace {

using ::testing::IsEmpty;

/// Sentences that differ from number to number.
std::string sentences(int from, int to) {
    std::string text;
    for (int i = from; i < to; ++i) {
        const std::string number = std::to_string(i * 7919 % 1000);
        text += "Minister " + number + " said on day " + std::to_string(i) + " that plan " + number + " of the " +
                std::to_string(i * 31) + " would not be signed. ";
    }
    return text;
}

std::uint32_t size_of(const std::string& text) {
    return static_cast<std::uint32_t>(text.size());
}

Document document_of(const std::string& text) {
    Document document;
    document.text = text;
    document.blocks = {{{0, size_of(text)}, BlockKind::paragraph}};
    return document;
}

bool same_story(const Document& one, const Document& other) {
    const auto left = story_bands(one);
    const auto right = story_bands(other);
    std::vector<std::int64_t> common;
    std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(common));
    return !common.empty();
}

TEST(Shingles, APaperThatAddsAndCutsTellsTheSameStory) {
    const std::string wire = sentences(0, 40);
    EXPECT_TRUE(same_story(document_of(wire), document_of("LONDON (Wire) - " + wire + " Our staff added to this.")));
    EXPECT_TRUE(same_story(document_of(wire), document_of(sentences(0, 34))));
}

TEST(Shingles, OtherTextsTellOtherStories) {
    int joined = 0;
    for (int i = 0; i < 100; ++i) {
        joined += same_story(document_of(sentences(0, 40)), document_of(sentences(50 + i * 40, 90 + i * 40))) ? 1 : 0;
    }
    EXPECT_EQ(joined, 0);
    // A quarter in common is background, no story.
    int background = 0;
    for (int i = 1; i <= 40; ++i) {
        const std::string common = sentences(0, 10);
        background += same_story(document_of(common + sentences(i * 100, i * 100 + 25)),
                                 document_of(common + sentences(i * 100 + 50, i * 100 + 75)))
                          ? 1
                          : 0;
    }
    EXPECT_LE(background, 4);
}

TEST(Shingles, CaseMarksAndPunctuationDoNotCount) {
    std::string text = "“Café” — ";
    std::string plain = "cafe ";
    for (int i = 0; i < 50; ++i) {
        text += "Word" + std::to_string(i) + ", ";
        plain += "word" + std::to_string(i) + " ";
    }
    EXPECT_EQ(story_bands(document_of(text)), story_bands(document_of(plain)));
}

TEST(Shingles, AsidesAndTitlesDoNotCount) {
    const std::string body = sentences(0, 30);
    const std::string menu = sentences(500, 560);
    Document page = document_of(menu + body);
    const std::uint32_t start = size_of(menu);
    page.blocks = {{{0, start}, BlockKind::paragraph, Aside::links},
                   {{start, start + size_of(body)}, BlockKind::paragraph}};
    EXPECT_EQ(story_bands(page), story_bands(document_of(body)));
    page.blocks[0] = {{0, start}, BlockKind::title};
    EXPECT_EQ(story_bands(page), story_bands(document_of(body)));
}

TEST(Shingles, AShortTextRepeatsOthersByChance) {
    EXPECT_THAT(story_bands(document_of("Trump met Kim in Singapore on Tuesday.")), IsEmpty());
    EXPECT_THAT(story_bands(document_of("")), IsEmpty());
    EXPECT_THAT(story_bands(document_of(sentences(0, 4))), ::testing::SizeIs(12));
}

}  // namespace
}  // namespace entente
