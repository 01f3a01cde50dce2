// Work on many nodes at once, each of which is on its own, so that the threads do not change the result.
#pragma once

#include <algorithm>
#include <cstddef>
#include <thread>
#include <vector>

namespace entente {

/// Calls work(begin, end) such that together the calls cover 0 … count, in threads where that pays. What it writes for
/// one number must depend on no other's.
template <typename Work>
void in_parts(std::size_t count, Work&& work) {
    constexpr std::size_t kPays = 5000;  // numbers a thread
    const std::size_t cores = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 16);
    const std::size_t parts = std::clamp<std::size_t>(count / kPays, 1, cores);
    const auto start = [&](std::size_t part) { return count * part / parts; };
    std::vector<std::jthread> threads;
    for (std::size_t part = 1; part < parts; ++part) {
        threads.emplace_back([&work, begin = start(part), end = start(part + 1)] { work(begin, end); });
    }
    work(start(0), start(1));
}

}  // namespace entente
