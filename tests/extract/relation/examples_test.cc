// The built-in packs' own examples, as `entente rules test` runs them: each passes or is marked as pending.
#include "extract/examples.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente {
namespace {

ExampleReport run_built_in() {
    Diagnostics diagnostics;
    const Packs packs =
        load_packs({ENTENTE_SOURCE_DIR "/rules/packs/en", ENTENTE_SOURCE_DIR "/rules/packs/business"}, diagnostics);
    EXPECT_FALSE(diagnostics.has_errors());
    return run_examples(packs);
}

TEST(BuiltInExamples, StateWhatTheySay) {
    const ExampleReport report = run_built_in();
    EXPECT_LE(report.pending * 7, report.passed) << "more than one example in eight is pending";
    for (const ExampleFailure& failure : report.failures) {
        ADD_FAILURE() << failure.relation << ": " << failure.text
                      << "\n  missing: " << testing::PrintToString(failure.missing)
                      << "\n  unexpected: " << testing::PrintToString(failure.unexpected);
    }
}

}  // namespace
}  // namespace entente
