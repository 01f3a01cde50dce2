// A progress bar on a terminal; elsewhere nothing.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace entente {

/// How far a run over inputs has come. Shows itself on standard error, ten times a second at most.
class Progress {
public:
    /// `total_bytes` is 0 where it is not known: then there is no bar, only the count.
    explicit Progress(std::uint64_t total_bytes);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void update(std::uint64_t bytes, std::uint64_t documents);

    /// Takes the bar away, so that a message can be written; the next update brings it back.
    void clear();

private:
    using Clock = std::chrono::steady_clock;

    bool enabled_;
    bool shown_ = false;
    std::uint64_t total_bytes_;
    Clock::time_point start_ = Clock::now();
    Clock::time_point next_ = start_;
};

/// The bar as a line of text, e.g. "[#####---------]  33%  120 documents  4.1 MB/s".
[[nodiscard]] std::string progress_line(std::uint64_t bytes, std::uint64_t total_bytes, std::uint64_t documents,
                                        double seconds);

}  // namespace entente
