// A model file is read whole or refused with what to do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <vector>

#include "extract/annotate/annotator.h"
#include "extract/annotate/built_in_model.h"

namespace entente {
namespace {

using ::testing::HasSubstr;

class ModelTest : public ::testing::Test {
protected:
    void SetUp() override {
        const auto bytes = built_in_model();
        model_.assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        path_ = std::filesystem::temp_directory_path() /
                (std::string("entente_") + ::testing::UnitTest::GetInstance()->current_test_info()->name() + ".model");
    }
    void TearDown() override { std::filesystem::remove(path_); }

    [[nodiscard]] std::string refusal(std::string_view contents) const {
        std::ofstream(path_, std::ios::binary) << contents;
        const auto annotator = Annotator::load(path_);
        return annotator ? "accepted" : annotator.error().message;
    }

    std::string model_;
    std::filesystem::path path_;
};

TEST_F(ModelTest, LoadsFromAFile) {
    EXPECT_EQ("accepted", refusal(model_));
}

TEST_F(ModelTest, RefusesAMissingFile) {
    const auto annotator = Annotator::load("no/such/file.model");
    ASSERT_FALSE(annotator);
    EXPECT_THAT(annotator.error().message, HasSubstr("no/such/file.model: error: cannot read the file: No such file"));
}

TEST_F(ModelTest, RefusesAFolder) {
    const auto annotator = Annotator::load(std::filesystem::temp_directory_path());
    ASSERT_FALSE(annotator);
    EXPECT_THAT(annotator.error().message, HasSubstr("not a model of the annotator"));
}

TEST_F(ModelTest, RefusesForeignFiles) {
    EXPECT_THAT(refusal(""), HasSubstr("not a model of the annotator"));
    EXPECT_THAT(refusal("PK\3\4 something else, long enough for a header"),
                HasSubstr("give one that extract/train/export.py wrote"));
}

TEST_F(ModelTest, RefusesTruncatedFiles) {
    for (const std::size_t size : {40UL, 1000UL, model_.size() / 2, model_.size() - 1}) {
        EXPECT_THAT(refusal(std::string_view(model_).substr(0, size)), HasSubstr("copy it again")) << size;
    }
    EXPECT_THAT(refusal(model_ + "more"), HasSubstr("copy it again"));
}

TEST_F(ModelTest, RefusesOtherVersions) {
    model_[8] = 9;
    EXPECT_THAT(refusal(model_), HasSubstr("a model of version 9, and this program reads version 1; export it again"));
}

TEST_F(ModelTest, RefusesDamage) {
    for (const std::size_t at : {24UL, 33UL, model_.size() / 3, model_.size() - 70}) {
        model_[at] = static_cast<char>(model_[at] ^ 0x10);
        EXPECT_THAT(refusal(model_), HasSubstr("damaged")) << at;
        model_[at] = static_cast<char>(model_[at] ^ 0x10);
    }
}

TEST_F(ModelTest, LoadsQuickly) {
    const std::clock_t start = std::clock();
    ASSERT_TRUE(Annotator::built_in());
    EXPECT_LT(std::clock() - start, CLOCKS_PER_SEC);  // some 2 ms, and 50 are allowed
}

}  // namespace
}  // namespace entente
