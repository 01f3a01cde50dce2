// The built-in packs' own examples: what says that nothing is stated must state nothing; the others may only get
// better.
#include "extract/examples.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente {
namespace {

constexpr std::size_t kExpectedFactsFound = 285;  // raise it when the engine finds more

ExampleReport run_built_in() {
    Diagnostics diagnostics;
    const Packs packs = load_packs({ENTENTE_SOURCE_DIR "/rules/packs/en"}, diagnostics);
    EXPECT_FALSE(diagnostics.has_errors());
    return run_examples(packs);
}

TEST(BuiltInExamples, StateWhatTheySay) {
    const ExampleReport report = run_built_in();
    EXPECT_GE(report.found, kExpectedFactsFound) << "of " << report.expected;
    for (const ExampleFailure& failure : report.failures) {
        const bool expects_nothing = failure.missing.empty();
        EXPECT_FALSE(expects_nothing && !failure.unexpected.empty())
            << failure.relation << ": " << failure.text << "\n  says: " << failure.unexpected.front();
    }
}

}  // namespace
}  // namespace entente
