#include "extract/text/edge_paragraphs.h"

#include <gtest/gtest.h>

#include <string>

namespace entente {
namespace {

Document document(const std::vector<std::string>& paragraphs, const std::string& address = "") {
    Document out;
    for (const std::string& paragraph : paragraphs) {
        const auto start = static_cast<std::uint32_t>(out.text.size());
        out.text += paragraph;
        out.blocks.push_back({{start, static_cast<std::uint32_t>(out.text.size())}, BlockKind::paragraph});
        out.text += "\n\n";
    }
    if (!address.empty()) out.metadata.emplace_back("url", address);
    return out;
}

const std::string kNews(400, 'n');
const std::string kFooter = "The Harbour Post is owned by nobody at all.";

TEST(EdgeParagraphs, TheFirstAndTheLastOnesButTheLongest) {
    const Document text = document({kNews, "A paragraph in the middle of the text, the first of two.",
                                    "A paragraph in the middle of the text, the second.", "Last but three, short.",
                                    "Last but two, which is long enough.", kFooter, std::string(701, 'x')});
    const auto found = edge_paragraphs(text);
    ASSERT_EQ(found.size(), 3U);  // the first, and two of the last four
    EXPECT_EQ(found[0].span.of(text.text), kNews);
    EXPECT_EQ(found[2].span.of(text.text), kFooter);
    EXPECT_TRUE(edge_paragraphs(document({kFooter})).empty());
    Document marked = document({kNews, kFooter});
    marked.blocks[1].aside = Aside::notice;
    EXPECT_TRUE(edge_paragraphs(marked).empty());
}

TEST(EdgeParagraphs, TheSameOnOneSiteWhateverTheCaseAndTheUri) {
    const auto hash = [](const std::string& footer, const std::string& address) {
        return edge_paragraphs(document({kNews, footer}, address)).at(0).hash;
    };
    EXPECT_EQ(hash(kFooter, "https://www.post.example/1"),
              hash("THE HARBOUR POST is owned by nobody, at all", "http://post.example:80/2?x#y"));
    EXPECT_NE(hash(kFooter, "https://post.example/1"), hash(kFooter, "https://other.example/1"));
    EXPECT_NE(hash(kFooter, ""), hash(kFooter, "https://post.example/1"));
    EXPECT_EQ(edge_paragraphs(document({kNews, kFooter})).at(0).context,
              edge_paragraphs(document({kFooter, kNews})).at(0).context);
}

}  // namespace
}  // namespace entente
