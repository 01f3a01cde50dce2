// A place in a pattern's string, and the first thing that was wrong there.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "rules/pattern_parse.h"
#include "rules/words.h"

namespace entente {

inline constexpr std::string_view kPatternSpaces = " \t\r\n";

/// Reads characters. After the first error nothing more is read.
class PatternCursor {
public:
    explicit PatternCursor(std::string_view text) : text_(text) {}

    [[nodiscard]] std::optional<PatternError> take_error() { return std::exchange(error_, std::nullopt); }

protected:
    [[nodiscard]] char peek() {
        skip_spaces();
        return at_ < text_.size() ? text_[at_] : '\0';
    }
    [[nodiscard]] char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    void skip_spaces() { at_ = std::min(text_.find_first_not_of(kPatternSpaces, at_), text_.size()); }
    bool take(std::string_view token) {
        if (!text_.substr(at_).starts_with(token)) return false;
        at_ += token.size();
        return true;
    }
    void fail(std::string message) { fail_at(at_, std::move(message)); }
    void fail_at(std::size_t offset, std::string message) {
        if (!error_) error_ = PatternError{.message = std::move(message), .offset = offset};
        at_ = text_.size();  // nothing more is read
    }
    void finish(std::string_view message) {
        if (peek() != '\0') fail(backquoted(text_.substr(at_, 1)) + " cannot stand here: " + std::string(message));
    }
    void expect(char close, std::size_t opened) {
        if (peek() == close) {
            ++at_;
        } else {
            fail_at(opened,
                    backquoted(text_.substr(opened, 1)) + " is not closed: " + backquoted({&close, 1}) + " is missing");
        }
    }
    [[nodiscard]] std::string written(std::size_t begin) const {
        return std::string(trimmed(text_.substr(begin, at_ - begin)));
    }
    /// A run of characters that are none of `ends`.
    std::string_view run(std::string_view ends) {
        const std::size_t begin = at_;
        at_ = std::min(text_.find_first_of(ends, at_), text_.size());
        return text_.substr(begin, at_ - begin);
    }

    /// "?", "*", "+", "{2}", "{0,3}", or once.
    Repeat repeat(std::uint32_t bound) {
        if (take("?")) return {0, 1};
        if (take("*")) return {0, bound};
        if (take("+")) return {1, bound};
        if (here() != '{' || at_ + 1 >= text_.size() || text_[at_ + 1] < '0' || text_[at_ + 1] > '9') return {};
        const std::size_t begin = at_++;
        Repeat out;
        out.least = out.most = number();
        if (take(",")) out.most = here() == '}' ? bound : number();
        if (here() != '}' || out.most < out.least || out.most == 0 || out.most > bound) {
            fail_at(begin, "write how often as {2}, {1,3} or {1,}, at the most " + std::to_string(bound));
        } else {
            ++at_;
        }
        return out;
    }

    std::uint32_t number() {
        std::uint32_t out = 0;
        while (here() >= '0' && here() <= '9' && out < 1000)
            out = out * 10 + static_cast<std::uint32_t>(text_[at_++] - '0');
        return out;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::optional<PatternError> error_;
};

}  // namespace entente
