#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "tests/extract/time/tagging.h"

namespace entente::testing {
namespace {

struct Case {
    int line = 0;
    std::string date;
    std::string text;
    std::string expected;
};

std::string trimmed(const std::string& text) {
    const std::size_t start = text.find_first_not_of(' ');
    if (start == std::string::npos) return {};
    return text.substr(start, text.find_last_not_of(' ') + 1 - start);
}

std::vector<Case> read_cases() {
    std::ifstream file(ENTENTE_SOURCE_DIR "/tests/extract/time/expressions.cases");
    std::vector<Case> cases;
    std::string date;
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        if (line.empty() || line.front() == '#') continue;
        if (line.front() == '@') {
            date = trimmed(line.substr(1));
            continue;
        }
        const std::size_t bar = line.rfind('|');
        cases.push_back({number, date, trimmed(line.substr(0, bar)), trimmed(line.substr(bar + 1))});
    }
    return cases;
}

TEST(TimeCases, EveryLineOfTheFileHolds) {
    const std::vector<Case> cases = read_cases();
    ASSERT_GT(cases.size(), 100U);
    for (const Case& one : cases) {
        EXPECT_EQ(show(tag(one.text, one.date)), one.expected) << "expressions.cases:" << one.line << ": " << one.text;
    }
}

}  // namespace
}  // namespace entente::testing
