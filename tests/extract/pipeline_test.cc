#include "extract/pipeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace entente {
namespace {

TEST(Pipeline, EveryStageHasWhatItNeeds) {
    EXPECT_TRUE(check_pipeline(pipeline()).has_value());
}

TEST(Pipeline, SaysWhichStageMissesWhat) {
    std::vector<Stage> stages(pipeline().begin(), pipeline().end());
    std::erase_if(stages, [](const Stage& stage) { return stage.name == "tokens"; });
    const Status status = check_pipeline(stages);
    ASSERT_FALSE(status.has_value());
    EXPECT_THAT(status.error().message, testing::HasSubstr("needs tokens"));
}

}  // namespace
}  // namespace entente
