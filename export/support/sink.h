// A stream that is written in large pieces, and asked once whether it took them.
#pragma once

#include <ostream>
#include <string>

#include "graph/base/result.h"

namespace entente {

/// Writers append to text() and call flush_if_full() after each element, and finish() at the end.
class Sink {
public:
    explicit Sink(std::ostream& out) : out_(out) {}

    [[nodiscard]] std::string& text() { return text_; }

    void flush_if_full() {
        if (text_.size() >= kPiece) flush();
    }

    /// Writes the rest; says whether all was taken.
    Status finish() {
        flush();
        out_.flush();
        if (!out_) return Error{"the output takes no more; is the disk full?"};
        return Done{};
    }

private:
    static constexpr std::size_t kPiece = 1U << 16U;

    void flush() {
        out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
        text_.clear();
    }

    std::ostream& out_;
    std::string text_;
};

}  // namespace entente
