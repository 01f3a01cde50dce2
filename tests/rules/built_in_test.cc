// The packs that come with the program.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "rules/pack.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

const fs::path& packs_folder() {
    static const fs::path kFolder = fs::path(ENTENTE_SOURCE_DIR) / "rules/packs";
    return kFolder;
}

std::string errors(const Diagnostics& diagnostics) {
    std::string out;
    for (const Diagnostic& item : diagnostics.items()) {
        if (item.severity == Severity::error) out += to_string(item) + "\n";
    }
    return out;
}

/// The base pack, and each of the others on top of it.
std::vector<std::vector<fs::path>> combinations() {
    const fs::path base = packs_folder() / "en";
    std::vector<std::vector<fs::path>> out = {{base}};
    for (const auto& folder : fs::directory_iterator(packs_folder())) {
        if (folder.is_directory() && folder.path() != base) out.push_back({base, folder.path()});
    }
    return out;
}

TEST(BuiltInPacks, LoadWithoutErrors) {
    for (const auto& folders : combinations()) {
        Diagnostics diagnostics;
        const Packs packs = load_packs(folders, diagnostics);
        EXPECT_EQ(errors(diagnostics), "") << folders.back();
        EXPECT_GT(packs.names.size(), 1000U);
        EXPECT_GE(packs.frames.size(), 39U);
    }
}

TEST(BuiltInPacks, HaveTheRelationsOfTheTable) {
    std::ifstream table(std::string(ENTENTE_SHARED_DIR) + "/gold/relations.tsv");
    if (!table) GTEST_SKIP() << "the table of relations is not here";
    Diagnostics diagnostics;
    const Packs packs = load_packs({packs_folder() / "en"}, diagnostics, {.examples = false});
    for (std::string line; std::getline(table, line);) {
        if (line.empty() || line.front() == '#') continue;
        const std::string name = line.substr(0, line.find('\t'));
        EXPECT_TRUE(std::any_of(packs.frames.begin(), packs.frames.end(), [&](const Frame& frame) {
            return frame.name == name;
        })) << name;
    }
}

}  // namespace
}  // namespace entente
