// Read from the right: qualifiers, then the quoted words; what is left is SUBJECT relation OBJECT.
#include "rules/expectation.h"

#include <algorithm>
#include <array>

#include "rules/phrase.h"
#include "rules/words.h"

namespace entente {
namespace {

constexpr std::string_view kExample = R"(as in 'Donald Trump offered Kim Jong-un "a deal" [future]')";

Error wrong(std::string message) {
    message += ", ";
    message += kExample;
    return Error{std::move(message)};
}

struct Qualifier {
    std::string_view name;
    bool takes_value;
    std::optional<std::string> ExpectedFact::*field;
};

constexpr std::array kQualifiers = {
    Qualifier{"affirmed", false, &ExpectedFact::polarity},
    Qualifier{"negated", false, &ExpectedFact::polarity},
    Qualifier{"actual", false, &ExpectedFact::modality},
    Qualifier{"future", false, &ExpectedFact::modality},
    Qualifier{"possible", false, &ExpectedFact::modality},
    Qualifier{"former", false, &ExpectedFact::modality},
    Qualifier{"date", true, &ExpectedFact::date},
    Qualifier{"place", true, &ExpectedFact::place},
    Qualifier{"by", true, &ExpectedFact::by},
};

Error unknown_qualifier(std::string_view name) {
    std::vector<std::string_view> names;
    names.reserve(kQualifiers.size());
    for (const Qualifier& qualifier : kQualifiers) names.push_back(qualifier.name);
    const std::string hint = did_you_mean(name, names);
    if (!hint.empty()) return Error{"unknown qualifier " + backquoted(name) + hint};
    return wrong("unknown qualifier " + backquoted(name));
}

/// "date 2018-06-12", without its brackets.
Status read_qualifier(std::string_view text, ExpectedFact& fact) {
    text = trimmed(text);
    const std::size_t space = std::min(text.find(' '), text.size());
    const std::string_view name = text.substr(0, space);
    const std::string_view value = trimmed(text.substr(space));
    const auto* found = std::find_if(kQualifiers.begin(), kQualifiers.end(),
                                     [&](const Qualifier& qualifier) { return qualifier.name == name; });
    if (found == kQualifiers.end()) return unknown_qualifier(name);
    if (found->takes_value == value.empty()) {
        return wrong(backquoted("[" + std::string(name) + "]") +
                     (found->takes_value ? " needs a value" : " takes no value"));
    }
    if (name == "date" && !is_iso_date_or_interval(value)) {
        return wrong(backquoted(value) + " is no ISO date: write 2018-06-12, 2018-06, 2018 or START/END");
    }
    auto& field = fact.*found->field;
    if (field) return wrong("two qualifiers say the same: `" + *field + "` and " + backquoted(name));
    field = std::string(found->takes_value ? value : name);
    return Done{};
}

/// Takes the qualifiers off the end of `text`.
Status take_qualifiers(std::string_view& text, ExpectedFact& fact) {
    text = trimmed(text);
    while (!text.empty() && text.back() == ']') {
        const std::size_t open = text.rfind('[');
        if (open == std::string_view::npos) return wrong("`]` without `[`");
        if (auto status = read_qualifier(text.substr(open + 1, text.size() - open - 2), fact); !status) return status;
        text = trimmed(text.substr(0, open));
    }
    return Done{};
}

/// Takes the quoted words off the end of `text`.
Status take_words(std::string_view& text, ExpectedFact& fact) {
    if (text.empty() || text.back() != '"') {
        if (text.find('"') == std::string_view::npos) return Done{};
        return wrong("the words in quotes stand after the object, before qualifiers in square brackets");
    }
    const std::size_t open = text.find('"');
    const std::string_view words = text.substr(open + 1, text.size() - open - (open + 1 < text.size() ? 2 : 1));
    if (open + 1 == text.size()) return wrong("a quote is not closed");
    if (trimmed(words).empty()) return wrong("there are no words between the quotes");
    fact.object_text = std::string(words);
    text = trimmed(text.substr(0, open));
    return Done{};
}

std::string joined(const std::vector<std::string_view>& words, std::size_t first, std::size_t last) {
    std::string out;
    for (std::size_t i = first; i < last; ++i) {
        if (i > first) out += ' ';
        out += words[i];
    }
    return out;
}

/// Where in `words` the relation stands; the size of `words` if nowhere.
std::size_t find_relation(const std::vector<std::string_view>& words, std::string_view relation,
                          const std::vector<std::string_view>& known) {
    if (words.empty()) return 0;
    const auto own = std::find(words.begin() + 1, words.end(), relation);
    if (own != words.end()) return static_cast<std::size_t>(own - words.begin());
    const auto other = std::find_if(words.begin() + 1, words.end(), [&](std::string_view word) {
        return std::binary_search(known.begin(), known.end(), word);
    });
    return static_cast<std::size_t>(other - words.begin());
}

Error no_relation(const std::vector<std::string_view>& words, const std::vector<std::string_view>& known) {
    std::string hint;
    for (std::size_t i = 1; i < words.size() && hint.empty(); ++i) {
        const bool lower = words[i].front() >= 'a' && words[i].front() <= 'z';
        if (lower) hint = did_you_mean(words[i], known);
    }
    if (!hint.empty()) return Error{"no relation is named in this expectation" + hint};
    return wrong("no relation is named in this expectation: write SUBJECT relation OBJECT");
}

}  // namespace

Result<ExpectedFact> parse_expectation(std::string_view written, std::string_view relation,
                                       const std::vector<std::string_view>& known) {
    ExpectedFact fact;
    fact.written = single_spaced(written);
    std::string_view text = written;
    if (auto status = take_qualifiers(text, fact); !status) return status.error();
    if (auto status = take_words(text, fact); !status) return status.error();
    const auto words = split_words(text);
    const std::size_t at = find_relation(words, relation, known);
    if (at >= words.size()) return no_relation(words, known);
    fact.subject = joined(words, 0, at);
    fact.relation = std::string(words[at]);
    fact.object = joined(words, at + 1, words.size());
    if (fact.object.empty() && fact.object_text.empty()) {
        return wrong("the object is missing: write its name, or its words in quotes");
    }
    return fact;
}

}  // namespace entente
