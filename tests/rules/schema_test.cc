// The JSON Schema for editors is made from the loader's tables; UPDATE_GOLDEN=1 writes it anew.
#include "rules/schema.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace entente {
namespace {

constexpr const char* kPath = ENTENTE_SOURCE_DIR "/rules/pack.schema.json";

TEST(Schema, FileAgreesWithTheLoader) {
    if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(kPath) << pack_schema();
    std::ifstream stream(kPath);
    const std::string written{std::istreambuf_iterator<char>(stream), {}};
    EXPECT_EQ(written, pack_schema()) << "run with UPDATE_GOLDEN=1";
}

}  // namespace
}  // namespace entente
