// Order, back-pressure, and ends that are not the usual one.
#include "cli/support/ordered_pipeline.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <numeric>
#include <stdexcept>

namespace entente {
namespace {

using Pipeline = OrderedPipeline<int, int>;

class OrderedPipelineTest : public ::testing::TestWithParam<std::size_t> {};

TEST_P(OrderedPipelineTest, ResultsComeInTheOrderOfTheJobs) {
    std::vector<int> taken;
    Pipeline pipeline(
        GetParam(), 10,
        [](std::size_t worker, int&& job) {
            if ((job + static_cast<int>(worker)) % 3 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
            return job * 2;
        },
        [&](int&& result) { return taken.push_back(result), true; });
    for (int i = 0; i < 500; ++i) EXPECT_TRUE(pipeline.put(int(i), 1));
    pipeline.finish();
    ASSERT_EQ(taken.size(), 500U);
    for (int i = 0; i < 500; ++i) EXPECT_EQ(taken[static_cast<std::size_t>(i)], 2 * i);
}

TEST_P(OrderedPipelineTest, NoMoreIsUnderWayThanTheBudget) {
    std::atomic<int> under_way = 0;
    std::atomic<int> most = 0;
    Pipeline pipeline(
        GetParam(), 50,
        [&](std::size_t, int&& job) {
            int seen = under_way += job;
            for (int old = most; old < seen && !most.compare_exchange_weak(old, seen);) {
            }
            return job;
        },
        [&](int&& result) {
            std::this_thread::sleep_for(std::chrono::microseconds(100));
            under_way -= result;
            return true;
        });
    for (int i = 0; i < 200; ++i) pipeline.put(20, 20);
    pipeline.put(1000, 1000);  // alone, but not refused
    pipeline.finish();
    EXPECT_EQ(under_way, 0);
    EXPECT_EQ(most, 1000);
}

TEST_P(OrderedPipelineTest, WhoTakesMayStop) {
    int taken = 0;
    Pipeline pipeline(
        GetParam(), 5, [](std::size_t, int&& job) { return job; }, [&](int&&) { return ++taken < 10; });
    int put = 0;
    while (put < 100'000 && pipeline.put(int(put), 1)) ++put;
    pipeline.finish();
    EXPECT_EQ(taken, 10);
    EXPECT_LT(put, 100);
}

TEST_P(OrderedPipelineTest, WhatIsThrownComesOut) {
    Pipeline pipeline(
        GetParam(), 5,
        [](std::size_t, int&& job) {
            if (job == 20) throw std::runtime_error("twenty");
            return job;
        },
        [](int&&) { return true; });
    const auto run = [&] {
        for (int i = 0; i < 1000; ++i) {
            if (!pipeline.put(int(i), 1)) break;
        }
        pipeline.finish();
    };
    EXPECT_THROW(run(), std::runtime_error);
}

TEST_P(OrderedPipelineTest, AtOnceLeavesOutWhatWasNotBegun) {
    std::atomic<bool> go = false;
    std::vector<int> taken;
    Pipeline pipeline(
        GetParam(), 1000,
        [&](std::size_t, int&& job) {
            while (GetParam() > 1 && !go) std::this_thread::yield();
            return job;
        },
        [&](int&& result) { return taken.push_back(result), true; });
    for (int i = 0; i < 100; ++i) pipeline.put(int(i), 1);
    std::jthread release([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        go = true;
    });
    pipeline.finish(true);
    if (GetParam() > 1) {
        EXPECT_LE(taken.size(), GetParam());
    }
    for (std::size_t i = 0; i < taken.size(); ++i) EXPECT_EQ(taken[i], static_cast<int>(i));
}

INSTANTIATE_TEST_SUITE_P(Threads, OrderedPipelineTest, ::testing::Values(1, 2, 5));

}  // namespace
}  // namespace entente
