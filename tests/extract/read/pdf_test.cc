#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "extract/read/support/pdf_layout.h"
#include "extract/read/support/pdf_pages.h"
#include "extract/read/support/subprocess.h"
#include "tests/extract/read/packing.h"

namespace entente::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

bool has_pdftotext() {
    return static_cast<bool>(run_program({"pdftotext", "-v"}, ""));
}

TEST(PdfPages, RunningHeadsPageNumbersAndDivisionsAreMended) {
    std::string pages;
    for (const char* number : {"1", "2", "3"}) {
        const std::string mark = std::string(1, static_cast<char>(number[0] + 'a' - '1'));
        pages += "The Yearly Report 2019\n\n" + mark + " Moon met Xi, and the nego-\ntiations of " + mark +
                 " went on for\ndays in " + mark + " well-known\nhotels " + mark +
                 ".\n\nThey ended the negotiations of " + mark + " in peace and\n" + number + "\n\f";
    }
    pages += "The Yearly Report 2019\n\nthen they left for home.\n4\n\f";
    const std::string text = mend_pages(pages);
    EXPECT_THAT(
        text,
        HasSubstr("a Moon met Xi, and the negotiations of a went on for days in a well-known hotels a.\n\nThey ended"));
    EXPECT_THAT(text, HasSubstr("of c in peace and then they left for home."));
    EXPECT_EQ(text.find("Yearly"), std::string::npos);
}

TEST(Pdf, PagesBecomeParagraphs) {
    if (!has_pdftotext()) GTEST_SKIP() << "pdftotext is not installed";
    const Reading reading =
        read_any(pdf({{"Moon and Xi talk again in Beijing", "", "Moon met Xi in Beijing on Monday, and they",
                       "talked about "
                       "trade between the two countries."}},
                     "/CreationDate (D:20190314120000Z) /Author (Ann Lee)"),
                 "a.txt");
    ASSERT_THAT(reading.messages, IsEmpty());
    EXPECT_EQ(reading.documents.at(0).format, "pdf");
    EXPECT_EQ(reading.documents[0].date, "2019-03-14");
    EXPECT_THAT(reading.documents[0].text, HasSubstr("and they talked about trade between the two countries."));
}

/// A paper in two columns, as journals print them: a title over both, running heads, page numbers, paragraphs that are
/// indented and go on in the next column and on the next page, words divided at line ends. What is drawn goes from left
/// to right, row by row, so that its order is no help. Letters are all of one width.
class Paper {
public:
    void add(const std::string& paragraph) {
        std::string line = lines_.empty() || lines_.back().empty() ? "" : "  ";
        std::istringstream words(paragraph);
        for (std::string word; words >> word;) {
            while (line.size() + 1 + word.size() > kWidth) {
                const std::size_t room = kWidth - line.size() - 2;
                const bool divides = word.size() > 8 && room > 2 && word.size() - room > 2 && room < word.size();
                if (divides) {
                    line += " " + word.substr(0, room) + "-";
                    word = word.substr(room);
                }
                lines_.push_back(std::exchange(line, ""));
            }
            line += (line.empty() || line.ends_with(' ') ? "" : " ") + word;
        }
        lines_.push_back(line);
    }

    void add_heading(const std::string& heading) {
        if (!lines_.empty()) lines_.emplace_back();
        lines_.push_back(heading);
        lines_.emplace_back();
    }

    [[nodiscard]] std::string print(const std::string& title) const {
        std::vector<std::string> pages;
        for (std::size_t at = 0; at < lines_.size(); at += 2 * kRows) {
            std::string page = "BT " + line_at(8, 50, 770, pages.size() % 2 == 0 ? "The Quarterly Review" : "Ann Lee") +
                               line_at(8, 480, 770, "Spring 2019");
            if (at == 0) page += line_at(16, 120, 730, title);
            for (std::size_t row = 0; row < kRows; ++row) {
                for (const std::size_t column : {0, 1}) {
                    const std::size_t i = at + column * kRows + row;
                    if (i >= lines_.size()) continue;
                    page += line_at(9, column == 0 ? 50 : 310, 690 - 12 * static_cast<int>(row), lines_[i]);
                }
            }
            pages.push_back(page + line_at(8, 295, 40, std::to_string(pages.size() + 118)) + "ET");
        }
        return pdf_of(pages, {}, "Courier");
    }

private:
    static constexpr std::size_t kWidth = 44;
    static constexpr std::size_t kRows = 10;

    static std::string line_at(int size, int left, int height, const std::string& text) {
        const std::size_t start = std::min(text.find_first_not_of(' '), text.size());
        const int indent = static_cast<int>(start) * size * 6 / 10;
        return "/F " + std::to_string(size) + " Tf 1 0 0 1 " + std::to_string(left + indent) + " " +
               std::to_string(height) + " Tm (" + text.substr(start) + ") Tj ";
    }

    std::vector<std::string> lines_;
};

TEST(Pdf, TwoColumnsAreReadOneAfterTheOther) {
    if (!has_pdftotext()) GTEST_SKIP() << "pdftotext is not installed";
    Paper paper;
    std::string expected = "title: Norway and Russia talk again\n";
    for (const std::string season : {"spring", "summer", "autumn", "winter", "following year"}) {
        paper.add_heading("The round of the " + season);
        expected += "heading: The round of the " + season + "\n";
        const std::vector<std::string> paragraphs = {
            "The foreign minister of Norway met her Russian counterpart in Geneva that " + season +
                " for negotiations about the fisheries agreement that had expired, and both delegations called the "
                "talks constructive.",
            "Representatives of the European Commission attended as observers. They emphasised that a comprehensive "
            "settlement in the " +
                season +
                " would need the participation of neighbouring governments, several of which have well-known "
                "reservations about the international supervision of their waters.",
            "On Tuesday the president of Finland telephoned the envoy of the United Nations and proposed an "
            "extraordinary conference for the " +
                season +
                " in Helsinki. The spokeswoman of the organisation confirmed the proposal but declined to characterise "
                "the response, which she called preliminary."};
        for (const std::string& paragraph : paragraphs) {
            paper.add(paragraph);
            expected += "paragraph: " + paragraph + "\n";
        }
    }
    const std::string printed = paper.print("Norway and Russia talk again");
    const Reading reading = read_any(printed, "a.pdf");
    ASSERT_THAT(reading.messages, IsEmpty());
    EXPECT_EQ(show(reading.documents.at(0)), expected);
}

TEST(PdfLayout, WhatIsNoLayoutIsNotTakenForOne) {
    EXPECT_FALSE(read_layout("plain text"));
    EXPECT_FALSE(read_layout("<doc><page width='9'><line><word>a"));
    EXPECT_EQ(read_layout("<doc><page><flow><line><word xMin='x' yMin='nan' xMax='1e300'>a&amp;b</word></line></flow>"
                          "</page><page/></doc>"),
              "a&b\n\f\f");
}

TEST(PdfLayout, ListsAndWhatIsPrintedAcross) {
    const auto line = [](int left, int top, int width, const std::string& text, int height = 10) {
        const std::string box = " xMin=\"" + std::to_string(left) + "\" yMin=\"" + std::to_string(top) + "\" xMax=\"" +
                                std::to_string(left + width) + "\" yMax=\"" + std::to_string(top + height) + "\"";
        return "<line" + box + "><word" + box + ">" + text + "</word></line>";
    };
    EXPECT_EQ(read_layout("<doc><page width=\"500\">" + line(60, 100, 300, "Moon will go to") + line(50, 112, 4, "•") +
                          line(50, 136, 4, "•") + line(60, 112, 300, "Beijing, in the north of China,") +
                          line(60, 124, 300, "and to") + line(60, 136, 300, "Seoul") +
                          line(20, 100, 10, "arXiv:2019", 200) + "</page></doc>"),
              "Moon will go to\n\n• Beijing, in the north of China,\nand to\n\n• Seoul\n\f");
}

TEST(Pdf, WhatCannotBeReadIsSaid) {
    if (!has_pdftotext()) GTEST_SKIP() << "pdftotext is not installed";
    EXPECT_THAT(read_any(pdf({{}}), "a.pdf").messages,
                ElementsAre(HasSubstr("a.pdf: error: no text in it: scanned pages?")));
    EXPECT_THAT(read_any("%PDF-1.4\nrubbish", "a.pdf").messages,
                ElementsAre(HasSubstr("a.pdf: error: pdftotext cannot")));
    std::string locked = pdf({{"Moon met Xi."}});
    locked.insert(
        locked.rfind("/Info"),
        "/ID [<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 1 "
        "/R 2 /P -64 /O <" +
            std::string(64, 'a') + "> /U <" + std::string(64, 'b') + "> >> ");
    EXPECT_THAT(read_any(locked, "a.pdf").messages, ElementsAre(HasSubstr("a.pdf: error: a PDF with a password")));
}

TEST(Pdf, WithoutPdftotextItSaysWhatToInstall) {
    const std::string path = std::getenv("PATH");
    setenv("PATH", "/nonexistent", 1);
    const Reading reading = read_any(pdf({{"Moon met Xi."}}), "a.pdf");
    setenv("PATH", path.c_str(), 1);
    EXPECT_THAT(reading.messages, ElementsAre(HasSubstr("install poppler-utils (apt-get install poppler-utils)")));
}

TEST(Program, OutputErrorsStatusAndLimits) {
    const Result<ProgramOutput> cat = run_program({"cat"}, "Moon");
    ASSERT_TRUE(cat);
    EXPECT_EQ(cat->out, "Moon");
    const Result<ProgramOutput> yes = run_program({"yes"}, "", {.output = 100000});
    ASSERT_TRUE(yes);
    EXPECT_TRUE(yes->cut);
    const Result<ProgramOutput> sleeper = run_program({"sleep", "60"}, "", {.time = std::chrono::seconds(1)});
    ASSERT_TRUE(sleeper);
    EXPECT_TRUE(sleeper->cut);
    EXPECT_FALSE(run_program({"no-such-program-here"}, ""));
}

}  // namespace
}  // namespace entente::testing
