#include "cli/support/progress.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>

#include "cli/support/message.h"
#include "cli/support/terminal.h"

namespace entente {
namespace {

constexpr std::size_t kBarCells = 30;
constexpr std::chrono::milliseconds kPause{100};

std::string formatted(const char* format, double value) {
    std::array<char, 32> buffer{};
    const int size = std::snprintf(buffer.data(), buffer.size(), format, value);
    return {buffer.data(), static_cast<std::size_t>(size)};
}

}  // namespace

Progress::Progress(std::uint64_t total_bytes) : enabled_(is_error_terminal()), total_bytes_(total_bytes) {}

Progress::~Progress() {
    clear();
}

void Progress::update(std::uint64_t bytes, std::uint64_t documents) {
    if (!enabled_ || Clock::now() < next_) return;
    const std::chrono::duration<double> elapsed = Clock::now() - start_;
    const std::string line = progress_line(bytes, total_bytes_, documents, elapsed.count());
    std::cerr << "\r\x1b[K" << fitted(line, terminal_width() - 1) << std::flush;
    shown_ = true;
    next_ = Clock::now() + kPause;
}

void Progress::clear() {
    if (shown_) std::cerr << "\r\x1b[K" << std::flush;
    shown_ = false;
}

std::string progress_line(std::uint64_t bytes, std::uint64_t total_bytes, std::uint64_t documents, double seconds) {
    std::string line;
    if (total_bytes > 0) {
        const double share = std::min(1.0, static_cast<double>(bytes) / static_cast<double>(total_bytes));
        const auto cells = static_cast<std::size_t>(share * static_cast<double>(kBarCells));
        line += "[" + std::string(cells, '#') + std::string(kBarCells - cells, '-') + "]";
        line += formatted(" %3.0f%%  ", 100 * share);
    }
    line += counted(documents, "document");
    if (seconds > 0) line += formatted("  %.1f MB/s", static_cast<double>(bytes) / 1e6 / seconds);
    return line;
}

}  // namespace entente
