// Every set of kernels gives the bits of the portable one.
#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <random>
#include <vector>

#include "extract/annotate/kernels.h"
#include "tests/extract/annotate/annotator_fixture.h"

namespace entente {
namespace {

class KernelsTest : public ::testing::TestWithParam<std::size_t> {
protected:
    [[nodiscard]] static std::vector<float> floats(std::size_t count, float size = 3.0F) {
        static std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same numbers each time
        std::normal_distribution<float> normal(0.0F, size);
        std::vector<float> values(count);
        for (float& value : values) value = normal(random);
        return values;
    }
    /// Numbers in [low, high], extremes often.
    template <typename T>
    [[nodiscard]] static std::vector<T> integers(std::size_t count, int low, int high) {
        static std::mt19937 random(11);  // NOLINT(cert-msc51-cpp)
        std::uniform_int_distribution<int> uniform(low - 20, high + 20);
        std::vector<T> values(count);
        for (T& value : values) value = static_cast<T>(std::min(std::max(uniform(random), low), high));
        return values;
    }
    template <typename T>
    static void expect_same(const std::vector<T>& a, const std::vector<T>& b, std::string_view what) {
        ASSERT_EQ(a.size(), b.size());
        EXPECT_EQ(0, std::memcmp(a.data(), b.data(), a.size() * sizeof(T))) << what;
    }
    /// Calls run(kernels) with each set and compares what it returns.
    template <typename Run>
    static void compare(Run run) {
        const auto expected = run(kPortableKernels);
        for (const Kernels* kernels : usable_kernels()) expect_same(expected, run(*kernels), kernels->name);
    }
    [[nodiscard]] static std::size_t rows() { return GetParam(); }
};

TEST_P(KernelsTest, Multiply) {
    for (const auto& [in, out] :
         {std::pair<std::size_t, std::size_t>{384, 256}, {128, 144}, {128, 16}, {4, 16}, {96, 64}}) {
        const auto values = integers<std::uint8_t>(rows() * in, 0, 127);
        const auto weights = integers<std::int8_t>(in * out, -127, 127);
        const auto scale = floats(rows());
        const auto out_scale = floats(out);
        const auto bias = floats(out);
        const auto offset = integers<std::int32_t>(out, -500000, 500000);
        const Dense dense = {in, out, weights.data(), out_scale.data(), offset.data(), bias.data()};
        compare([&](const Kernels& kernels) {
            std::vector<float> output(rows() * dense.out);
            kernels.multiply({values.data(), scale.data()}, rows(), dense, output.data());
            return output;
        });
    }
}

TEST_P(KernelsTest, Quantize) {
    const auto input = floats(rows() * 128);
    for (const bool window : {false, true}) {
        compare([&](const Kernels& kernels) {
            std::vector<std::uint8_t> values(rows() * 128 * 3);
            std::vector<float> scale(rows());
            if (window) {
                kernels.quantize_window(input.data(), rows(), 128, values.data(), scale.data());
            } else {
                kernels.quantize(input.data(), rows(), 128, false, values.data(), scale.data());
            }
            for (const std::uint8_t value : values) EXPECT_LT(value, 128);
            return values;
        });
    }
}

TEST_P(KernelsTest, QuantizePositive) {
    auto input = floats(rows() * 96);
    for (float& x : input) x = x > 0 ? x : 0;
    compare([&](const Kernels& kernels) {
        std::vector<std::uint8_t> values(rows() * 96);
        std::vector<float> scale(rows());
        kernels.quantize(input.data(), rows(), 96, true, values.data(), scale.data());
        return values;
    });
}

TEST_P(KernelsTest, NormalizedSums) {
    const auto x = floats(rows() * 128);
    const auto u = floats(rows() * 256);
    const auto gain = floats(128);
    const auto bias = floats(128);
    compare([&](const Kernels& kernels) {
        auto y = x;
        kernels.add_norm(y.data(), u.data(), rows(), 128, {gain.data(), bias.data()});
        kernels.maxout_norm(y.data(), u.data(), rows(), 128, {gain.data(), bias.data()});
        return y;
    });
}

TEST_P(KernelsTest, Scan) {
    const auto gates = floats(rows() * 256, 30.0F);
    compare([&](const Kernels& kernels) {
        std::vector<float> output(rows() * 256);
        kernels.scan(gates.data(), rows(), 128, false, output.data(), 256);
        kernels.scan(gates.data(), rows(), 128, true, output.data() + 128, 256);
        for (const float value : output) EXPECT_TRUE(std::isfinite(value));
        return output;
    });
}

TEST_P(KernelsTest, Softmax) {
    const std::vector<std::uint32_t> groups = {32, 64, 16};
    const auto logits = floats(rows() * 112, 20.0F);
    compare([&](const Kernels& kernels) {
        auto p = logits;
        kernels.softmax(p.data(), rows(), groups);
        return p;
    });
}

TEST_P(KernelsTest, SmallOnes) {
    const auto a = floats(128);
    const auto b = floats(128);
    const auto row = integers<std::int8_t>(128, -127, 127);
    compare([&](const Kernels& kernels) {
        std::vector<float> output = b;
        kernels.add_row(row.data(), 0.37F, 128, output.data());
        kernels.add(output.data(), a.data(), 128);
        kernels.relu_sum(output.data(), b.data(), 128, output.data());
        output.push_back(kernels.dot(a.data(), output.data(), 128));
        std::vector<std::int8_t> packed(128 * kLanes);
        output.push_back(kernels.pack_weights(a.data(), 128, packed.data()));
        for (const std::int8_t value : packed) output.push_back(value);
        return output;
    });
}

TEST_P(KernelsTest, BestHeads) {
    const std::size_t width = 48;
    const auto scores = floats(rows() * width);
    const auto gap = floats(width);
    compare([&](const Kernels& kernels) {
        auto all = scores;
        std::vector<float> best(width, kNoArc);
        std::vector<std::int32_t> heads(width);
        for (std::size_t t = 0; t < rows(); ++t) {
            kernels.best_heads(all.data() + t * width, gap.data(), width, static_cast<std::int32_t>(t), best.data(),
                               heads.data());
        }
        return heads;
    });
}

TEST_P(KernelsTest, BestOf) {
    auto values = floats(rows());
    values.push_back(values.front());  // of equal ones the first
    compare([&](const Kernels& kernels) {
        std::vector<std::size_t> found;
        for (std::size_t count = 1; count <= values.size(); ++count) {
            found.push_back(kernels.best_of(values.data(), count));
            found.push_back(kernels.best_of(values.data() + values.size() - count, count));
        }
        return found;
    });
}

TEST_P(KernelsTest, SoftmaxOfWholeRegisters) {
    const std::vector<std::uint32_t> groups = {32, 64, 32};
    const auto logits = floats(rows() * 128, 20.0F);
    compare([&](const Kernels& kernels) {
        auto p = logits;
        kernels.softmax(p.data(), rows(), groups);
        return p;
    });
}

INSTANTIATE_TEST_SUITE_P(Rows, KernelsTest, ::testing::Values(1, 2, 5, 6, 7, 16, 31, 40, 64, 150));

TEST(KernelsTest, WholeAnnotationIsTheSame) {
    const auto annotator = Annotator::built_in();
    ASSERT_TRUE(annotator);
    const std::string expected = testing::annotated(annotator->with(kPortableKernels), testing::kNews);
    for (const Kernels* kernels : usable_kernels()) {
        EXPECT_EQ(expected, testing::annotated(annotator->with(*kernels), testing::kNews)) << kernels->name;
    }
}

}  // namespace
}  // namespace entente
