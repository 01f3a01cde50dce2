// What is read of a document: its language, and what in it is no running text.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extract/read/packing.h"

namespace entente::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::string kEnglish =
    "The two leaders met in Geneva on Tuesday, and after the talks they said that the agreement would be signed "
    "soon.\n";
const std::string kFrench =
    "Les deux dirigeants se sont rencontrés mardi à Genève, et après les entretiens ils ont dit que l’accord serait "
    "bientôt "
    "signé par les deux parties.\n";

std::string asides(const std::string& text, const std::string& uri = "a.txt") {
    std::string out;
    for (const Document& document : read_any(text, uri).documents) {
        for (const Block& block : document.blocks) {
            if (block.aside == Aside::none) continue;
            out += std::string(to_string(block.aside)) + ": " +
                   std::string(block.span.of(document.text)).substr(0, 30) + "\n";
        }
    }
    return out;
}

TEST(Language, DocumentsInOthersAreNotedAndCanBeForced) {
    const Reading reading = read_any(kFrench + "\n" + kFrench, "a.txt");
    EXPECT_THAT(reading.documents, IsEmpty());
    EXPECT_THAT(reading.messages, ElementsAre("a.txt: note: not English (French)"));
    ReadOptions options;
    options.any_language = true;
    EXPECT_THAT(read_any(kFrench, "a.txt", options).documents, SizeIs(1));
    EXPECT_EQ(read_any(kEnglish, "a.txt").documents.at(0).language, "en");
    for (const char* text : {"Moon met Xi.\n", "Donald Trump met Kim Jong-un.\n"}) {
        EXPECT_THAT(read_any(text, "a.txt").documents, SizeIs(1)) << text;  // too short to tell
    }
}

TEST(Language, NeighboursOfEnglishAreNotTakenForIt) {
    const std::string dutch =
        "De twee leiders ontmoetten elkaar dinsdag in Genève, en na de gesprekken zeiden zij dat het akkoord "
        "binnenkort "
        "door beide partijen zou worden getekend, of dat dit was uitgesteld.\n";
    const std::string german =
        "Die beiden Staatschefs trafen sich am Dienstag in Genf, und nach den Gesprächen sagten sie, dass das Abkommen "
        "bald unterzeichnet werde.\n";
    const std::string danish =
        "De to ledere mødtes tirsdag i Genève, og efter samtalerne sagde de, at aftalen snart ville blive underskrevet "
        "af begge parter, som det var ventet.\n";
    for (const std::string& text : {dutch, german, danish}) {
        EXPECT_THAT(read_any(text + "\n" + text, "a.txt").documents, IsEmpty()) << text;
        EXPECT_THAT(asides(kEnglish + "\n" + text + "\n" + kEnglish), ::testing::StartsWith("foreign: ")) << text;
    }
}

TEST(Language, MixedDocumentsByParagraph) {
    EXPECT_EQ(asides(kEnglish + "\n" + kFrench + "\n" + kEnglish), "foreign: Les deux dirigeants se sont re\n");
}

TEST(Asides, BylinesCaptionsNoticesAndLists) {
    EXPECT_EQ(asides("Leaders talk again in Geneva\n\nBy Ann Lee and Bob Roy\n\nMarch 14, 2019\n\n" + kEnglish +
                     "\nFILE PHOTO: A view of Geneva. REUTERS\n\n" + kEnglish +
                     "\nReporting by Ann Lee; Editing by Bob Roy\n\n© 2019 The Courier. All rights reserved.\n"),
              "byline: By Ann Lee and Bob Roy\ncaption: FILE PHOTO: A view of Geneva. \n"
              "byline: Reporting by Ann Lee; Editing \nnotice: © 2019 The Courier. All right\n");
}

TEST(Asides, BibliographiesAndContents) {
    EXPECT_EQ(asides("# The talks\n\n" + kEnglish +
                         "\n## References\n\n- Lee, A. (2019). The talks. Press.\n- Roy, B. (2018). "
                         "https://x.example\n\n## After\n\n" +
                         kEnglish,
                     "a.md"),
              "bibliography: References\nbibliography: Lee, A. (2019). The talks. Pre\nbibliography: Roy, B. (2018). "
              "https://x.exam\n");
    EXPECT_EQ(
        asides("The long report on talks\n\nContents\n\n1. The start ..... 3\n\n2. The middle ..... 14\n\n3. The end "
               "..... "
               "20\n\n" +
               kEnglish),
        "contents: Contents\ncontents: The start ..... 3\ncontents: The middle ..... 14\ncontents: The end ..... 20\n");
}

TEST(Asides, ProseThatOnlyLooksLikeThemIsRead) {
    EXPECT_EQ(
        asides("Leaders talk again in Geneva\n\nBy then the two leaders had met.\n\nSources\n\n" + kEnglish + "\n" +
               kEnglish + "\nPhotographs of the meeting were shown by the government on Monday in all papers.\n"),
        "");
}

}  // namespace
}  // namespace entente::testing
