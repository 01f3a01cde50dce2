// What is wrong with a user's file, and where. Reading returns what could be read AND these.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A note says that something was passed over as it should be: it is counted, and nothing is wrong.
enum class Severity : std::uint8_t { note, warning, error };

/// One remark on one place of a file. Lines and columns count from 1; 0 means that there is none to name.
struct Diagnostic {
    Severity severity = Severity::error;
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::string message;
    std::string_view format{};  // as which the file was read, where it is an input; the name outlives all
};

/// `file:line:column: error: message`, the parts that are known.
[[nodiscard]] std::string to_string(const Diagnostic& diagnostic);

/// Diagnostics in the order in which they were found.
class Diagnostics {
public:
    void add(Diagnostic diagnostic) { items_.push_back(std::move(diagnostic)); }
    void append(Diagnostics other);
    /// Says of those that name no format yet that they are of `format`.
    void name_format(std::string_view format);
    [[nodiscard]] bool has_errors() const;
    [[nodiscard]] const std::vector<Diagnostic>& items() const { return items_; }

private:
    std::vector<Diagnostic> items_;
};

/// The candidate nearest to `word` by edit distance, or empty where none is near enough to be meant ("did you mean").
[[nodiscard]] std::string_view nearest_word(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace entente
