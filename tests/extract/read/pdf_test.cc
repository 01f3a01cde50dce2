#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

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
