// Each case of tests/rules/cases: a pack's text, and what is said of it, line by line. UPDATE_GOLDEN=1 writes anew
// what is expected; read the difference before you keep it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "rules/check.h"
#include "rules/pack.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

const fs::path& case_folder() {
    static const fs::path kFolder = fs::path(ENTENTE_SOURCE_DIR) / "tests/rules/cases";
    return kFolder;
}

struct Case {
    std::string file;  // stem
    std::string name;
    std::string toml;
    std::string expected;
};

void PrintTo(const Case& tested, std::ostream* out) {
    *out << tested.file << ": " << tested.name;
}

/// "=== name", the text, "---", what is expected.
std::vector<Case> read_cases(const fs::path& path) {
    std::vector<Case> out;
    std::ifstream stream(path);
    std::string* part = nullptr;
    for (std::string line; std::getline(stream, line);) {
        if (line.starts_with("=== ")) {
            out.push_back({.file = path.stem().string(), .name = line.substr(4), .toml = {}, .expected = {}});
            part = &out.back().toml;
        } else if (line == "---") {
            part = &out.back().expected;
        } else {
            *part += line + "\n";
        }
    }
    for (Case& read : out) {
        while (read.expected.ends_with("\n\n") || read.expected == "\n") read.expected.pop_back();
    }
    return out;
}

std::vector<Case> all_cases() {
    std::vector<Case> out;
    for (const auto& file : fs::directory_iterator(case_folder())) {
        for (Case& read : read_cases(file.path())) out.push_back(std::move(read));
    }
    std::sort(out.begin(), out.end(),
              [](const Case& a, const Case& b) { return std::pair(a.file, a.name) < std::pair(b.file, b.name); });
    return out;
}

std::string what_is_said(const Case& tested) {
    Diagnostics diagnostics;
    const Packs packs = load_pack_text("pack.toml", tested.toml, diagnostics);
    if (tested.file == "check") diagnostics.append(check_packs(packs));
    std::string out;
    for (const Diagnostic& item : diagnostics.items()) out += to_string(item) + "\n";
    return out;
}

class PackCase : public testing::TestWithParam<Case> {};

TEST_P(PackCase, SaysWhatIsWrong) {
    if (std::getenv("UPDATE_GOLDEN") != nullptr) GTEST_SKIP() << "written anew";
    EXPECT_EQ(what_is_said(GetParam()), GetParam().expected);
}

std::string test_name(const testing::TestParamInfo<Case>& info) {
    std::string out = info.param.file + "_" + info.param.name;
    for (char& byte : out) {
        if (std::isalnum(static_cast<unsigned char>(byte)) == 0) byte = '_';
    }
    return out;
}

INSTANTIATE_TEST_SUITE_P(Rules, PackCase, testing::ValuesIn(all_cases()), test_name);

TEST(PackCases, WrittenAnewOnDemand) {
    if (std::getenv("UPDATE_GOLDEN") == nullptr) GTEST_SKIP() << "only with UPDATE_GOLDEN=1";
    for (const auto& file : fs::directory_iterator(case_folder())) {
        const auto cases = read_cases(file.path());
        std::ofstream stream(file.path());
        for (const Case& read : cases) {
            if (&read != &cases.front()) stream << "\n";
            stream << "=== " << read.name << "\n" << read.toml << "---\n" << what_is_said(read);
        }
    }
}

}  // namespace
}  // namespace entente
