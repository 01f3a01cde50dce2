#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extract/read/packing.h"

namespace entente::testing {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::string kText = "Moon met Xi in Beijing on Monday, and they talked about the weather.\n";

TEST(Archive, EachMemberIsADocumentWithAStableName) {
    const Files files = {{"a.txt", kText},
                         {"sub/b.md", "# Moon met Xi\n\nThey talked.\n"},
                         {".hidden", "x"},
                         {"__MACOSX/a.txt", "x"},
                         {"r.jsonl", "{\"text\": \"Moon met Xi.\"}\n"}};
    for (const std::string& bytes :
         {zip(files), pack("ustar", "", files), pack("ustar", "gzip", files), pack("pax", "zstd", files)}) {
        const Reading reading = read_any(bytes, "in.bin");
        EXPECT_THAT(uris(reading), ElementsAre("in.bin!/a.txt", "in.bin!/sub/b.md", "in.bin!/r.jsonl:1"));
        EXPECT_THAT(reading.messages, IsEmpty());
    }
}

TEST(Archive, WhatIsCompressedAloneKeepsItsName) {
    for (const char* filter : {"gzip", "zstd", "xz", "bzip2"}) {
        const std::string bytes =
            pack("raw", filter, {{"x", "{\"text\": \"Moon met Xi.\"}\n{\"text\": \"Xi left.\"}\n"}});
        EXPECT_THAT(uris(read_any(bytes, "dump.jsonl.gz")), ElementsAre("dump.jsonl.gz:1", "dump.jsonl.gz:2"));
    }
    EXPECT_EQ(read_any(gz("# Moon met Xi\n\nThey talked.\n"), "a.md.gz").documents.at(0).format, "markdown");
}

TEST(Archive, ArchivesInArchivesDownToALimit) {
    std::string bytes = zip({{"a.txt", kText}});
    bytes = zip({{"1.zip", bytes}, {"b.txt", kText}});
    EXPECT_THAT(uris(read_any(bytes, "in.zip")), ElementsAre("in.zip!/1.zip!/a.txt", "in.zip!/b.txt"));
    for (int i = 0; i < 6; ++i) bytes = zip({{"n.zip", bytes}, {"z.txt", kText}});
    const Reading reading = read_any(bytes, "in.zip");
    EXPECT_THAT(reading.documents, SizeIs(4));
    EXPECT_THAT(reading.messages, ElementsAre(HasSubstr("error: an archive within 4 others; left out (--limit depth")));
}

TEST(Archive, ABombIsRefusedAndTheRestOfTheRunGoesOn) {
    const std::string bytes = zip({{"bomb.txt", std::string(std::size_t{80} << 20U, 'a')}});
    ASSERT_LT(bytes.size(), 1U << 20U);
    EXPECT_THAT(read_any(bytes, "in.zip").messages,
                ElementsAre(AllOf(HasSubstr("in.zip!/bomb.txt: error: it unfolds to more than 200 times its size"),
                                  HasSubstr("--limit ratio"))));
    ReadOptions options;
    options.limits.expanded = 1000;
    EXPECT_THAT(read_any(zip({{"a.txt", kText}, {"b.txt", std::string(2000, 'a')}}), "in.zip", options).messages,
                ElementsAre(HasSubstr("in.zip!/b.txt: error: it unfolds to more than 1000 bytes")));
    options = {};
    options.limits.document = 1000;
    EXPECT_THAT(read_any(zip({{"a.txt", std::string(2000, 'a')}, {"b.txt", kText}}), "in.zip", options).messages,
                ElementsAre(HasSubstr("in.zip!/a.txt: error: a single text of more than 1000 bytes")));
}

TEST(Archive, NamesThatPointOutOfItAreRefused) {
    const Files files = {
        {"../../etc/passwd", kText}, {"/etc/shadow", kText}, {"a/../../b", kText}, {"good..txt", kText}};
    const Reading reading = read_any(pack("ustar", "", files), "in.tar");
    EXPECT_THAT(uris(reading), ElementsAre("in.tar!/good..txt"));
    EXPECT_THAT(reading.messages, SizeIs(3));
    EXPECT_THAT(reading.messages, Contains(HasSubstr("error: a name that points out of its archive; left out")));
}

TEST(Archive, OneThatIsCutOffGivesWhatItHasAndSaysSo) {
    std::string noise;
    for (unsigned i = 0, x = 1; i < 60000; ++i)
        noise += static_cast<char>('a' + (x = x * 1103515245U + 12345U) / 65536U % 26);
    const Files files = {{"a.txt", kText}, {"b.txt", kText + noise}};
    for (const std::string& bytes : {zip(files), pack("ustar", "", files), pack("ustar", "gzip", files)}) {
        const Reading reading = read_any(bytes.substr(0, bytes.size() / 2), "in.x");
        EXPECT_THAT(reading.messages, Contains(HasSubstr("error")));
        for (const Document& document : reading.documents) EXPECT_EQ(document.uri, "in.x!/a.txt");
    }
    const std::string packed = gz(kText + noise);
    const Reading reading = read_any(packed.substr(0, packed.size() / 2), "a.txt.gz");
    EXPECT_THAT(reading.documents, IsEmpty());
    EXPECT_THAT(reading.messages, ElementsAre(AllOf(HasSubstr("a.txt.gz: error: "), HasSubstr("broken or cut off"))));
}

TEST(Archive, WhatIsNoDocumentIsNotedAndWhatIsEncryptedSaid) {
    const Reading reading =
        read_any(zip({{"a.txt", kText}, {"i.png", "\x89PNG\r\n"}, {"s.css", "a { b: c }"}}), "in.zip");
    EXPECT_THAT(uris(reading), ElementsAre("in.zip!/a.txt"));
    EXPECT_THAT(reading.messages, ElementsAre("in.zip!/i.png: note: an image",
                                              "in.zip!/s.css: note: a page's style, script, font or picture"));
    EXPECT_THAT(read_any("PK\x03\x04 but nothing more", "in.zip").messages, ElementsAre(HasSubstr("in.zip: error: ")));
    EXPECT_THAT(read_any(gz(""), "a.gz").messages, ElementsAre(HasSubstr("error")));
}

}  // namespace
}  // namespace entente::testing
