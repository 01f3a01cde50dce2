#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <vector>

#include "extract/annotate/tree.h"

namespace entente {
namespace {

float total(ArcScores arcs, const std::vector<std::int32_t>& heads) {
    float sum = 0;
    for (std::size_t i = 0; i < heads.size(); ++i) sum += arcs(static_cast<std::size_t>(heads[i]), i);
    return sum;
}

/// The slow, obvious way: every assignment of heads.
float best_total(ArcScores arcs, std::size_t n) {
    std::vector<std::int32_t> heads(n, 0);
    float best = -1e30F;
    while (true) {
        if (is_tree(heads)) best = std::max(best, total(arcs, heads));
        std::size_t i = 0;
        while (i < n && heads[i] == static_cast<std::int32_t>(n)) heads[i++] = 0;
        if (i == n) return best;
        ++heads[i];
    }
}

std::vector<float> random_scores(std::size_t n, std::mt19937& random) {
    std::normal_distribution<float> normal(0.0F, 4.0F);
    std::vector<float> scores((n + 1) * n);
    for (float& score : scores) score = normal(random);
    return scores;
}

TEST(TreeTest, KnowsTrees) {
    EXPECT_TRUE(is_tree(std::vector<std::int32_t>{0}));
    EXPECT_TRUE(is_tree(std::vector<std::int32_t>{2, 0, 2}));
    EXPECT_FALSE(is_tree(std::vector<std::int32_t>{0, 0}));
    EXPECT_FALSE(is_tree(std::vector<std::int32_t>{2, 1, 0}));
    EXPECT_FALSE(is_tree(std::vector<std::int32_t>{1, 0}));
}

TEST(TreeTest, FindsTheBestOfAll) {
    std::mt19937 random(3);  // NOLINT(cert-msc51-cpp)
    TreeFinder finder;
    for (std::size_t n = 1; n <= 5; ++n) {
        for (int round = 0; round < 60; ++round) {
            const std::vector<float> scores = random_scores(n, random);
            const ArcScores arcs = {scores.data(), n};
            std::vector<std::int32_t> heads(n);
            finder.find(arcs, heads);
            ASSERT_TRUE(is_tree(heads));
            EXPECT_NEAR(best_total(arcs, n), total(arcs, heads), 0.01F);
        }
    }
}

TEST(TreeTest, LongSentencesGetTrees) {
    std::mt19937 random(4);  // NOLINT(cert-msc51-cpp)
    TreeFinder finder;
    for (const std::size_t n : {50U, 300U, 1024U}) {
        const std::vector<float> scores = random_scores(n, random);
        std::vector<std::int32_t> heads(n);
        finder.find({scores.data(), n}, heads);
        EXPECT_TRUE(is_tree(heads)) << n;
    }
}

TEST(TreeTest, EqualScoresGetTrees) {
    const std::size_t n = 200;
    const std::vector<float> scores((n + 1) * n, 1.0F);
    std::vector<std::int32_t> heads(n);
    TreeFinder().find({scores.data(), n}, heads);
    EXPECT_TRUE(is_tree(heads));
}

}  // namespace
}  // namespace entente
