#include "extract/entity/name_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "extract/annotate/tokenizer.h"
#include "extract/entity/gazetteer.h"
#include "extract/entity/name_lists.h"
#include "extract/entity/name_table_builder.h"

namespace entente {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::uint64_t kKey = 7;

struct Compiled {
    NameTable table;
    std::vector<std::string> remarks;
};

std::string bytes_of(std::string_view csv, Diagnostics& remarks) {
    std::stringstream stream;
    NameTableBuilder builder(stream);
    builder.begin_list("l.csv");
    read_name_list(
        "l.csv", csv, EntityKind::org, CountryCodes({}),
        [&](ListedName&& name) { builder.add(std::move(name), remarks); }, remarks);
    builder.finish(kKey, remarks);
    return stream.str();
}

Compiled compile(std::string_view csv) {
    Diagnostics remarks;
    Compiled out{*NameTable::open(bytes_of(csv, remarks), kKey), {}};
    const Diagnostics kept = out.table.remarks();
    for (const Diagnostic& remark : kept.items()) out.remarks.push_back(to_string(remark));
    return out;
}

/// The names of the entries whose longest alias starts at each word of a text.
std::vector<std::string> found(const NameTable& table, const std::string& text) {
    Document document;
    document.text = text;
    document.blocks.push_back({{0, static_cast<std::uint32_t>(text.size())}, BlockKind::paragraph});
    Analysis analysis;
    tokenize(document, analysis);
    const Words words(document, analysis);
    std::vector<std::string> out;
    for (std::uint32_t at = 0; at < analysis.tokens.size();) {
        std::vector<AliasTrie::Match> matches;
        table.find(words, at, static_cast<std::uint32_t>(analysis.tokens.size()), matches);
        if (matches.empty()) {
            ++at;
            continue;
        }
        for (const std::uint32_t entry : table.entries_of(matches.back().value)) out.push_back(table.entry(entry).name);
        at = matches.back().last;
    }
    return out;
}

TEST(NameTable, FindsTheLongestAliasWhateverItsHyphensAndMarks) {
    const Compiled compiled =
        compile("name,aliases\nZorya Works,Zorya|Z.W.\nZorya-Works Press,\nÉtoile Rouge,\nЗоря,\n김 상사,\n");
    EXPECT_THAT(found(compiled.table, "The Zorya Works Press and Zorya, or Z.W., met etoile rouge, Зоря and 김 상사."),
                ElementsAre("Zorya-Works Press", "Zorya Works", "Zorya Works", "Étoile Rouge", "Зоря", "김 상사"));
    EXPECT_THAT(compiled.remarks, IsEmpty());
}

TEST(NameTable, KeepsWhatTheListSays) {
    const Compiled compiled =
        compile("name,kind,aliases,lat,lng,wikidata,gender,common\nJo Bar,person,Jo|J. Bar,1.5,-2.5,Q99,female,yes\n");
    ASSERT_EQ(compiled.table.entry_count(), 1U);
    const NameEntry entry = compiled.table.entry(0);
    EXPECT_EQ(entry.kind, EntityKind::person);
    EXPECT_EQ(entry.surname, "Bar");
    EXPECT_THAT(entry.aliases, ::testing::UnorderedElementsAre("J. Bar", "Jo"));
    EXPECT_EQ(entry.latitude, 1.5);
    EXPECT_EQ(entry.longitude, -2.5);
    EXPECT_EQ(entry.wikidata, "Q99");
    EXPECT_EQ(entry.gender, Gender::female);
    EXPECT_TRUE(entry.common);
}

TEST(NameTable, RowsOfOneWikidataItemAreOneEntry) {
    const Compiled compiled = compile("item,itemLabel,alias\nQ5,Acme,ACM\nQ6,Beta,\nQ5,Acme,Acme Works\nQ5,Gamma,\n");
    EXPECT_EQ(compiled.table.entry_count(), 2U);
    EXPECT_THAT(found(compiled.table, "ACM. Acme Works."), ElementsAre("Acme", "Acme"));
    EXPECT_THAT(compiled.remarks, ElementsAre(HasSubstr("l.csv:5: error: the Wikidata item Q5 is taken: l.csv:2")));
}

TEST(NameTable, SaysWhatNoSingleRowShows) {
    const Compiled compiled =
        compile("id,name,aliases\n1,Acme,Best\n1,Beta,\n3,Gamma,Best\n4,Delta,Epsilon\n5,Epsilon,Delta\n");
    EXPECT_THAT(compiled.remarks,
                ::testing::IsSupersetOf({HasSubstr("l.csv:3: error: the id `1` is taken: l.csv:2 has it for Acme"),
                                         HasSubstr("l.csv:4: warning: `Best` means Gamma here and Acme at l.csv:2"),
                                         HasSubstr("l.csv:5: warning: a loop of aliases: Delta is called Epsilon")}));
}

TEST(NameTable, DatesAndCountriesDecide) {
    EXPECT_THAT(compile("name,aliases,until,from\nOld Acme,Acme,1999,\nNew Acme,Acme,,2001\n").remarks, IsEmpty());
}

/// Many aliases of few words: most share beginnings, and many are the beginning of another.
TEST(NameTable, HoldsEveryAliasAndNoOther) {
    const std::vector<std::string> words = {"Zora", "Luch", "Nabat", "Iskra", "Mir"};
    std::string csv = "name\n";
    std::vector<std::string> names;
    for (std::size_t i = 0; i < 3000; ++i) {
        std::string name;
        for (std::size_t rest = i * i; rest > 0; rest /= 7) {
            if (rest % 7 < words.size()) name += (name.empty() ? "" : " ") + words[rest % 7];
        }
        names.push_back(name);
        if (i % 2 == 0) csv += name + "\n";
    }
    const std::vector<std::string> listed = [&] {
        std::vector<std::string> out;
        for (std::size_t i = 0; i < names.size(); i += 2) out.push_back(names[i]);
        return out;
    }();
    const Compiled compiled = compile(csv);
    for (const std::string& name : names) {
        if (name.empty()) continue;
        std::vector<std::string_view> parts;
        for (std::size_t at = 0; at < name.size();) {
            const std::size_t end = std::min(name.find(' ', at), name.size());
            parts.push_back(std::string_view(name).substr(at, end - at));
            at = end + 1;
        }
        const std::uint32_t alias = compiled.table.find(parts);
        const bool is_listed = std::find(listed.begin(), listed.end(), name) != listed.end();
        ASSERT_EQ(alias != kNoAlias, is_listed) << name;
        if (!is_listed) continue;
        ASSERT_EQ(compiled.table.written(alias), name);
        for (const std::uint32_t entry : compiled.table.entries_of(alias)) {
            ASSERT_EQ(compiled.table.entry(entry).name, name);
        }
    }
}

TEST(NameTable, DamagedBytesAreRefusedOrHarmless) {
    Diagnostics remarks;
    const std::string whole = bytes_of("name,aliases\nZorya Works,Zorya\nLuch,L.\n", remarks);
    EXPECT_FALSE(NameTable::open(whole, kKey + 1));
    EXPECT_FALSE(NameTable::open(whole.substr(0, whole.size() - 8), kKey));
    EXPECT_FALSE(NameTable::open(std::string(), kKey));
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0xFF);
        const Result<NameTable> table = NameTable::open(std::move(damaged), kKey);
        if (!table) continue;
        static_cast<void>(found(*table, "Zorya Works met Luch and L. in Zorya."));
        for (std::uint32_t entry = 0; entry < table->entry_count(); ++entry) static_cast<void>(table->entry(entry));
        static_cast<void>(table->remarks());
    }
}

class NameListCache : public ::testing::Test {
protected:
    NameListCache() : folder_(fs::path(::testing::TempDir()) / "name_list_cache") {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    ~NameListCache() override { fs::remove_all(folder_); }

    void write(std::string_view text) const { std::ofstream(folder_ / "l.csv") << text; }

    [[nodiscard]] std::vector<std::string> names() const {
        const std::vector<NameListFile> lists = {{(folder_ / "l.csv").string(), EntityKind::org}};
        Diagnostics remarks;
        const LoadedNames loaded = load_name_lists(lists, CountryCodes({}), folder_ / "cache", remarks);
        std::vector<std::string> out;
        for (std::uint32_t i = 0; i < loaded.table->entry_count(); ++i) out.push_back(loaded.table->entry(i).name);
        for (const Diagnostic& remark : remarks.items()) out.push_back(remark.message);
        return out;
    }

    fs::path folder_;
};

TEST_F(NameListCache, IsUsedUntilTheListChangesAndSaysTheSame) {
    write("name,wikidata\nAcme,\nBeta,x\n");
    const std::vector<std::string> first = names();
    ASSERT_EQ(first.size(), 2U);
    EXPECT_EQ(names(), first);
    write("name,wikidata\nGamma,\n");
    EXPECT_THAT(names(), ElementsAre("Gamma"));
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_ / "cache"), fs::directory_iterator()), 1);
}

TEST_F(NameListCache, DamageAndMissingRightsOnlyCostTime) {
    write("name\nAcme\n");
    ASSERT_THAT(names(), ElementsAre("Acme"));
    for (const auto& file : fs::directory_iterator(folder_ / "cache")) fs::resize_file(file, 100);
    EXPECT_THAT(names(), ElementsAre("Acme"));
    fs::remove_all(folder_ / "cache");
    std::ofstream(folder_ / "cache") << "a file where the folder should be";
    EXPECT_THAT(names(), ElementsAre("Acme"));
}

}  // namespace
}  // namespace entente
