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
    explicit PatternCursor(std::string_view text) : source(text) {}

    [[nodiscard]] std::optional<PatternError> take_error() { return std::exchange(failure, std::nullopt); }

protected:
    [[nodiscard]] char peek() {
        skip_spaces();
        return position < source.size() ? source[position] : '\0';
    }
    [[nodiscard]] char here() const { return position < source.size() ? source[position] : '\0'; }
    void skip_spaces() { position = std::min(source.find_first_not_of(kPatternSpaces, position), source.size()); }
    bool take(std::string_view token) {
        if (!source.substr(position).starts_with(token)) return false;
        position += token.size();
        return true;
    }
    void fail(std::string message) { fail_at(position, std::move(message)); }
    void fail_at(std::size_t offset, std::string message) {
        if (!failure) failure = PatternError{.message = std::move(message), .offset = offset};
        position = source.size();  // nothing more is read
    }
    void finish(std::string_view message) {
        if (peek() != '\0')
            fail(backquoted(source.substr(position, 1)) + " cannot stand here: " + std::string(message));
    }
    void expect(char close, std::size_t opened) {
        if (peek() == close) {
            ++position;
        } else {
            fail_at(opened, backquoted(source.substr(opened, 1)) + " is not closed: " + backquoted({&close, 1}) +
                                " is missing");
        }
    }
    [[nodiscard]] std::string written(std::size_t begin) const {
        return std::string(trimmed(source.substr(begin, position - begin)));
    }
    /// A run of characters that are none of `ends`.
    std::string_view run(std::string_view ends) {
        const std::size_t begin = position;
        position = std::min(source.find_first_of(ends, position), source.size());
        return source.substr(begin, position - begin);
    }

    /// "?", "*", "+", "{2}", "{0,3}", or once.
    Repeat repeat(std::uint32_t bound) {
        if (take("?")) return {0, 1};
        if (take("*")) return {0, bound};
        if (take("+")) return {1, bound};
        if (here() != '{' || position + 1 >= source.size() || source[position + 1] < '0' || source[position + 1] > '9')
            return {};
        const std::size_t begin = position++;
        Repeat out;
        out.least = out.most = number();
        if (take(",")) out.most = here() == '}' ? bound : number();
        if (here() != '}' || out.most < out.least || out.most == 0 || out.most > bound) {
            fail_at(begin, "write how often as {2}, {1,3} or {1,}, at the most " + std::to_string(bound));
        } else {
            ++position;
        }
        return out;
    }

    std::uint32_t number() {
        std::uint32_t out = 0;
        while (here() >= '0' && here() <= '9' && out < 1000)
            out = out * 10 + static_cast<std::uint32_t>(source[position++] - '0');
        return out;
    }

    std::string_view source;
    std::size_t position = 0;
    std::optional<PatternError> failure;
};

}  // namespace entente
