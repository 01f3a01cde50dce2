// Packs that were read once are not read again, unless anything about them changed.
#include "rules/pack_cache.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "rules/packed.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPack = R"([pack]
name = "small"
[[org]]
name = "Harbour Board"
)";

class PackCache : public ::testing::Test {
protected:
    PackCache() : folder_(fs::temp_directory_path() / ("entente-cache-" + std::to_string(::getpid()))) {
        fs::remove_all(folder_);
        fs::create_directories(folder_ / "pack");
        write(folder_ / "pack/pack.toml", kPack);
    }
    ~PackCache() override { fs::remove_all(folder_); }

    static void write(const fs::path& path, std::string_view text) {
        std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
    }
    [[nodiscard]] fs::path cache() const { return folder_ / "cache"; }
    [[nodiscard]] std::string name() const {
        Diagnostics diagnostics;
        const Packs packs = load_packs_cached({folder_ / "pack"}, cache(), diagnostics);
        EXPECT_FALSE(diagnostics.has_errors());
        return packs.names.size() == 1 ? packs.names[0].name : "";
    }
    [[nodiscard]] std::vector<fs::path> entries() const {
        std::vector<fs::path> out;
        std::error_code none;
        for (const auto& entry : fs::directory_iterator(cache(), none)) out.push_back(entry.path());
        return out;
    }

    fs::path folder_;
};

TEST_F(PackCache, TheSecondLoadReadsWhatTheFirstKept) {
    EXPECT_EQ(name(), "Harbour Board");
    ASSERT_EQ(entries().size(), 1U);
    Packs other;
    other.names.resize(1);
    other.names[0].name = "from the cache";
    write(entries()[0], packed(other));
    EXPECT_EQ(name(), "from the cache");
}

TEST_F(PackCache, AChangedPackIsReadAnew) {
    EXPECT_EQ(name(), "Harbour Board");
    write(folder_ / "pack/pack.toml", std::string(kPack).replace(kPack.find("Harbour"), 7, "Fishery"));
    EXPECT_EQ(name(), "Fishery Board");
    write(folder_ / "pack/more.toml", "[[org]]\nname = \"Canal Board\"\n");
    EXPECT_EQ(name(), "");  // two names now
}

TEST_F(PackCache, ADamagedEntryIsReplaced) {
    EXPECT_EQ(name(), "Harbour Board");
    ASSERT_EQ(entries().size(), 1U);
    const auto whole = fs::file_size(entries()[0]);
    fs::resize_file(entries()[0], whole / 2);
    EXPECT_EQ(name(), "Harbour Board");
    EXPECT_EQ(fs::file_size(entries()[0]), whole);
}

TEST_F(PackCache, BrokenPacksAreNotKept) {
    write(folder_ / "pack/pack.toml", std::string(kPack) + "[[org]]\nnom = \"x\"\n");
    for (int i = 0; i < 2; ++i) {
        Diagnostics diagnostics;
        (void)load_packs_cached({folder_ / "pack"}, cache(), diagnostics);
        EXPECT_TRUE(diagnostics.has_errors());
    }
    EXPECT_TRUE(entries().empty());
}

TEST_F(PackCache, ACacheThatCannotBeWrittenIsNone) {
    write(cache(), "a file stands here");
    EXPECT_EQ(name(), "Harbour Board");
}

TEST_F(PackCache, ManyWritersAtOnce) {
    std::vector<std::string> names(8);
    {
        std::vector<std::jthread> threads;
        for (std::string& found : names) threads.emplace_back([&] { found = name(); });
    }
    for (const std::string& found : names) EXPECT_EQ(found, "Harbour Board");
    EXPECT_EQ(name(), "Harbour Board");
    EXPECT_EQ(entries().size(), 1U);
}

TEST_F(PackCache, FewEntriesStay) {
    for (int i = 0; i < 12; ++i) {
        write(folder_ / "pack/pack.toml", std::string(kPack) + "# " + std::to_string(i) + "\n");
        EXPECT_EQ(name(), "Harbour Board");
    }
    EXPECT_LE(entries().size(), 8U);
}

}  // namespace
}  // namespace entente
