// The packs of tests/extract/relation/packs: each shows a part of the rule language by its own examples, and is run
// without any other pack.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "extract/examples.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> pack_files() {
    std::vector<fs::path> out;
    for (const auto& file : fs::directory_iterator(ENTENTE_SOURCE_DIR "/tests/extract/relation/packs")) {
        if (file.path().extension() == ".toml") out.push_back(file.path());
    }
    std::sort(out.begin(), out.end());
    return out;
}

class PackCase : public testing::TestWithParam<fs::path> {};

TEST_P(PackCase, ExamplesStateWhatTheySay) {
    Diagnostics diagnostics;
    const Packs packs = load_packs({GetParam()}, diagnostics);
    for (const Diagnostic& item : diagnostics.items()) ADD_FAILURE() << to_string(item);
    const ExampleReport report = run_examples(packs);
    EXPECT_GT(report.passed, 3U);
    EXPECT_EQ(report.pending, 0U);
    for (const ExampleFailure& failure : report.failures) {
        ADD_FAILURE() << failure.relation << ": " << failure.text
                      << "\n  missing: " << testing::PrintToString(failure.missing)
                      << "\n  unexpected: " << testing::PrintToString(failure.unexpected);
    }
}

INSTANTIATE_TEST_SUITE_P(Relation, PackCase, testing::ValuesIn(pack_files()),
                         [](const auto& tested) { return tested.param.stem().string(); });

}  // namespace
}  // namespace entente
