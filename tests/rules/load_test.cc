// Packs of several files and folders.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "rules/list.h"
#include "rules/pack.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

class LoadTest : public testing::Test {
protected:
    void SetUp() override {
        const auto* info = testing::UnitTest::GetInstance()->current_test_info();
        root_ = fs::path(testing::TempDir()) / (std::string("entente_load_") + info->name());
        fs::remove_all(root_);
        fs::create_directories(root_);
    }
    void TearDown() override { fs::remove_all(root_); }

    void write(const std::string& path, const std::string& text) const {
        fs::create_directories((root_ / path).parent_path());
        std::ofstream(root_ / path) << text;
    }

    /// What is said, with paths relative to the test's folder.
    std::string said(const std::vector<std::string>& folders, Packs& packs) const {
        std::vector<fs::path> paths;
        for (const std::string& folder : folders) paths.push_back(root_ / folder);
        Diagnostics diagnostics;
        packs = load_packs(paths, diagnostics);
        std::string out;
        for (const Diagnostic& item : diagnostics.items()) out += to_string(item) + "\n";
        const std::string prefix = root_.generic_string() + "/";
        for (std::size_t at = out.find(prefix); at != std::string::npos; at = out.find(prefix)) {
            out.erase(at, prefix.size());
        }
        return out;
    }

    fs::path root_;
};

constexpr const char* kMet =
    "[relation.met]\nabout = \"were together\"\nsubject = \"actor\"\nobject = \"actor\"\nverbs = [\"meet\"]\n";

TEST_F(LoadTest, AddsUpWhatFilesSayOfOneRelation) {
    write("en/pack.toml", "[pack]\nname = \"en\"\n");
    write("en/met.toml", kMet);
    write("more/pack.toml", "[pack]\nname = \"more\"\n");
    write("more/sub/met.toml", "[relation.met]\nverbs = [\"greet\"]\nnouns = [\"@event\"]\n");
    write("more/list.toml", "[list]\nevent = [\"summit\", \"press conference\"]\n");
    Packs packs;
    EXPECT_EQ(said({"en", "more"}, packs), "");
    ASSERT_EQ(packs.frames.size(), 1U);
    EXPECT_EQ(packs.frames[0].pack, "en");
    ASSERT_EQ(packs.frames[0].verbs.size(), 2U);
    EXPECT_EQ(packs.frames[0].verbs[1].lemma, "greet");
    ASSERT_EQ(packs.frames[0].nouns.size(), 2U);
    EXPECT_EQ(packs.frames[0].nouns[1].words, (std::vector<std::string>{"press", "conference"}));
    EXPECT_TRUE(to_string(packs, packs.frames[0].verbs[1].where).ends_with("more/sub/met.toml:2:10"));
    ASSERT_EQ(packs.packs.size(), 2U);
    EXPECT_EQ(packs.packs[1].name, "more");
}

TEST_F(LoadTest, ReportsSettingsThatDiffer) {
    write("en/pack.toml", "[pack]\nname = \"en\"\n");
    write("en/a.toml", kMet);
    write("en/b.toml", "[relation.met]\nsubject = \"actor\"\nobject = \"place\"\nsymmetric = true\n");
    Packs packs;
    EXPECT_EQ(said({"en"}, packs),
              "en/b.toml:3:10: error: `object` differs from what en/a.toml:4:10 says of this relation; leave it out "
              "here\n");
    EXPECT_TRUE(packs.frames.at(0).symmetric);
}

TEST_F(LoadTest, FindsIdsInOtherFiles) {
    write("en/pack.toml", "[pack]\nname = \"en\"\n");
    write("en/a.toml",
          "[[office]]\ntitles = [\"President\"]\nof = \"USA\"\nholders = [{ person = \"trump\", from = \"2017\" }]\n");
    write("en/b.toml", "[[country]]\ncode = \"USA\"\nname = \"United States\"\n");
    write("more/pack.toml", "[pack]\nname = \"more\"\n");
    write("more/c.toml", "[[person]]\nid = \"trump\"\nname = \"Donald Trump\"\ncountry = \"USA\"\n");
    Packs packs;
    EXPECT_EQ(said({"en", "more"}, packs), "");
    ASSERT_EQ(packs.offices.size(), 1U);
    EXPECT_EQ(packs.names[packs.offices[0].of].name, "United States");
    EXPECT_EQ(packs.names[packs.offices[0].holders.at(0).person].surname, "Trump");
}

TEST_F(LoadTest, BrokenEntriesAreLeftOutAndTheRestLoads) {
    write("en/pack.toml", "[pack]\nname = \"en\"\n");
    write("en/a.toml",
          "[[country]]\ncode = \"USA\"\nname = \"United States\"\n[[country]]\ncode = \"PRK\"\nnaem = \"North "
          "Korea\"\n");
    write("en/b.toml",
          "[relation.met]\nabout = \"were together\"\nsubject = \"actor\"\nobject = \"actor\"\nverbs = [\"meet ~\", "
          "\"meet\"]\n");
    write("en/c.toml", "[[org]\nname = \"broken\"\n");
    Packs packs;
    EXPECT_EQ(
        said({"en"}, packs),
        "en/a.toml:4:1: error: the key `name` is missing here\n"
        "en/a.toml:6:1: error: unknown key `naem`; did you mean `name`?\n"
        "en/b.toml:5:10: error: `meet ~`: `~` at the end covers nothing: leave it out, as in \"impose ~ sanctions "
        "on\" or \"propose {text} to {}\"\n"
        "en/c.toml:1:7: error: no valid TOML: table header: expected ']', saw '\\n'\n");
    ASSERT_EQ(packs.names.size(), 1U);
    EXPECT_EQ(packs.frames.at(0).verbs.size(), 1U);
}

TEST_F(LoadTest, ReportsFoldersThatAreNoPacks) {
    write("empty/readme.md", "nothing");
    write("nameless/a.toml", kMet);
    write("twice/a.toml", "[pack]\nname = \"twice\"\n");
    write("twice/b.toml", "[pack]\nname = \"twice\"\n");
    Packs packs;
    EXPECT_EQ(said({"missing", "empty", "nameless", "twice"}, packs),
              "missing: error: there is no such folder; name a pack's folder, or a pack that is built in\n"
              "empty: error: no .toml file is in this folder; it is no pack\n"
              "nameless: error: no [pack] table is in this pack; add a file pack.toml with [pack] and name = "
              "\"nameless\"\n"
              "twice/b.toml:1:1: error: a second [pack] table in this pack; one file has it, pack.toml\n");
    EXPECT_EQ(packs.frames.at(0).pack, "nameless");
}

TEST_F(LoadTest, OneFileIsAPackToo) {
    write("met.toml", kMet);
    Packs packs;
    EXPECT_EQ(said({"met.toml"}, packs), "");
    EXPECT_EQ(packs.frames.at(0).pack, "met");
}

TEST_F(LoadTest, ExamplesAreLeftOutOnDemand) {
    write("met.toml", std::string(kMet) + "[[relation.met.example]]\ntext = \"A met B.\"\nexpect = [\"A met B\"]\n");
    Diagnostics diagnostics;
    EXPECT_EQ(load_packs({root_ / "met.toml"}, diagnostics).frames.at(0).examples.size(), 1U);
    EXPECT_TRUE(load_packs({root_ / "met.toml"}, diagnostics, {.examples = false}).frames.at(0).examples.empty());
}

TEST(Load, SurnameIsTheLastWordBeforeSuffixes) {
    Diagnostics diagnostics;
    const Packs packs = load_pack_text(
        "a.toml",
        "[[person]]\nname = \"Martin Luther King Jr.\"\n[[person]]\nname = \"Xi Jinping\"\nsurname = \"Xi\"\n",
        diagnostics);
    EXPECT_EQ(packs.names.at(0).surname, "King");
    EXPECT_EQ(packs.names.at(1).surname, "Xi");
}

TEST(Load, ModalityIsSetByEntryAndByStar) {
    Diagnostics diagnostics;
    const Packs packs = load_pack_text("a.toml",
                                       "[relation.offered]\nabout = \"offered\"\nsubject = \"actor\"\nobject = "
                                       "\"actor\"\nverbs = [\"offer to\", \"give {}\"]\nnouns = [\"offer (to)\"]\n"
                                       "modality = { \"*\" = \"possible\", \"offer to\" = \"future\" }\n",
                                       diagnostics);
    ASSERT_TRUE(diagnostics.items().empty()) << to_string(diagnostics.items().front());
    const Frame& frame = packs.frames.at(0);
    EXPECT_EQ(frame.verbs.at(0).modality, ContentModality::future);
    EXPECT_EQ(frame.verbs.at(1).modality, ContentModality::possible);
    EXPECT_FALSE(frame.nouns.at(0).modality.has_value()) << "a star is for what verbs govern";
}

TEST(Load, ExpectationsAreTakenApart) {
    Diagnostics diagnostics;
    const Packs packs = load_pack_text(
        "a.toml",
        "[relation.met]\nabout = \"met\"\nsubject = \"actor\"\nobject = \"actor\"\nobject_text = \"also\"\n"
        "verbs = [\"meet\"]\n[[relation.met.example]]\ntext = \"x\"\n"
        "expect = ['Xi Jinping met Kim Jong-un \"at a dinner\" [negated] [date 2018-06] [place Hanoi] [by Moon "
        "Jae-in]']\n",
        diagnostics);
    ASSERT_TRUE(diagnostics.items().empty()) << to_string(diagnostics.items().front());
    const ExpectedFact& fact = packs.frames.at(0).examples.at(0).expect.at(0);
    EXPECT_EQ(fact.subject, "Xi Jinping");
    EXPECT_EQ(fact.relation, "met");
    EXPECT_EQ(fact.object, "Kim Jong-un");
    EXPECT_EQ(fact.object_text, "at a dinner");
    EXPECT_EQ(fact.polarity, "negated");
    EXPECT_EQ(fact.modality, std::nullopt);
    EXPECT_EQ(fact.date, "2018-06");
    EXPECT_EQ(fact.place, "Hanoi");
    EXPECT_EQ(fact.by, "Moon Jae-in");
}

TEST(Load, HostileNestingIsRefused) {
    for (const std::string opening : {"a=", "[[a]]\na=", "a.b.c="}) {
        for (const std::string level : {"[", "{a=", "{a.a.a=[", "[{a="}) {
            std::string toml = opening;
            for (int i = 0; i < 20000; ++i) toml += level;
            Diagnostics diagnostics;
            static_cast<void>(load_pack_text("a.toml", toml, diagnostics));
            EXPECT_TRUE(diagnostics.has_errors());
        }
    }
}

TEST(Inventory, SpellsOutRelations) {
    Diagnostics diagnostics;
    const Packs packs = load_pack_text("a.toml",
                                       "[relation.met]\nabout = \"were together\"\nplover = \"CONSULT\"\n"
                                       "subject = \"actor\"\nobject = \"actor|place|event\"\nsymmetric = false\n"
                                       "verbs = [\"meet|greet\", \"meet with\"]\nnegative = [\"snub\"]\n"
                                       "nouns = [\"summit\"]\n",
                                       diagnostics);
    const Inventory inventory = take_inventory(packs);
    const RelationSummary& met = inventory.relations.at(0);
    EXPECT_EQ(met.verbs, (std::vector<std::string>{"meet|greet", "meet with"}));
    EXPECT_EQ(met.negative, (std::vector<std::string>{"snub"}));
    EXPECT_EQ(met.object, "actor|place|event");
    EXPECT_EQ(met.where, "a.toml:1:11");
    EXPECT_EQ(met.plover, "CONSULT");
}

}  // namespace
}  // namespace entente
