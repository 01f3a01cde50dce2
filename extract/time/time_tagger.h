// Temporal expressions and their values.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "extract/text/analysis.h"
#include "graph/base/diagnostics.h"

namespace entente {

namespace timex {
struct Grammar;
}

/// The rules of a language, compiled; immutable and shared by all threads.
class TimeTagger {
public:
    /// Compiles a rule file (docs/time.md); `path` is what messages show. What is broken is left out and said in
    /// `diagnostics`.
    [[nodiscard]] static TimeTagger load(std::string_view path, std::string_view toml, Diagnostics& diagnostics);

    /// The rules that are built in, rules/time/en.toml.
    [[nodiscard]] static const TimeTagger& english();

    /// Fills `analysis.dates`, ascending and apart from each other, from tokens and sentences. Takes time linear in
    /// the text. Expressions relative to the article ("yesterday", "last June") are resolved against article_date.
    void tag(const Document& document, Analysis& analysis) const;

    /// document.date; where it is empty, the newest full date in the first lines; else empty.
    [[nodiscard]] std::string article_date(const Document& document, const Analysis& analysis) const;

    TimeTagger(TimeTagger&& other) noexcept;
    TimeTagger& operator=(TimeTagger&& other) noexcept;
    ~TimeTagger();

private:
    explicit TimeTagger(std::unique_ptr<const timex::Grammar> grammar);
    std::unique_ptr<const timex::Grammar> grammar_;
};

/// Tags with the built-in rules.
void tag_times(const Document& document, Analysis& analysis);

/// The article's date by the built-in rules.
[[nodiscard]] std::string article_date(const Document& document, const Analysis& analysis);

}  // namespace entente
