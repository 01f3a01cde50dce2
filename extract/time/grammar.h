// The rules of one language, compiled: what the rule file says, ready for matching. rules/time/*.toml; docs/time.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/time/lexicon.h"
#include "extract/time/pattern.h"
#include "graph/base/diagnostics.h"

namespace entente::timex {

/// What a rule makes of its slots.
enum class RuleKind : std::uint8_t {
    date,       // a place in the calendar or the day; what is missing comes from the anchor
    shift,      // the anchor's own period of a unit, moved by a number of them
    duration,   // an amount of a unit
    set,        // a recurrence
    reference,  // PRESENT_REF and its like
    range,      // two ends in one expression
    slashed,    // 6/12/2018, which may mean two days
    ignore      // no temporal expression; keeps others from finding one there
};

/// What an expression is relative to.
enum class Anchor : std::uint8_t {
    article,    // the article's date
    narrative,  // the date that was mentioned last
    either      // the date that was mentioned last, else the article's
};

/// Where a duration lies.
enum class Reach : std::uint8_t { free, past, future };

struct Rule {
    std::string name;
    RuleKind kind = RuleKind::date;
    Anchor anchor = Anchor::article;
    Reach reach = Reach::free;
    Slots with;         // slots that are filled before the pattern fills others
    std::string value;  // of a reference
};

/// A day with a name: of a fixed date, a weekday on or after a date, or days from Easter.
struct NamedDay {
    enum class Form : std::uint8_t { fixed, weekday_from, easter };
    Form form = Form::fixed;
    int month = 0;
    int day = 0;
    int weekday = 0;
    int offset = 0;
};

/// Classes of the file that C++ code asks about, by name; empty where the file has none.
struct CueClasses {
    ClassSet future = 0;      // will, shall
    ClassSet past = 0;        // went, was
    ClassSet plan = 0;        // planned, due: what follows "to" lies ahead
    ClassSet delay = 0;       // postponed, deadline: the "until" of these lies ahead
    ClassSet be = 0;          // is, are: "is meeting"
    ClassSet scheduled = 0;   // meets, opens: a present that lies ahead
    ClassSet reporting = 0;   // said: the date beside it is the report's
    ClassSet determiner = 0;  // after "to": no infinitive
    ClassSet since = 0, until = 0, before = 0, after = 0;
    ClassSet range_from = 0;      // from, between
    ClassSet range_to = 0;        // to, until, and, -
    ClassSet clock_joint = 0;     // on, at, ",": between a day and its time
    ClassSet tens = 0, ones = 0;  // twenty, five
    ClassSet scale = 0;           // hundred, thousand
};

/// Immutable after loading; safe to share between threads.
struct Grammar {
    Lexicon lexicon;
    PatternTrie trie;
    std::vector<Rule> rules;
    std::vector<NamedDay> named_days;
    CueClasses cues;
    ClassId scale = 0;  // the class of cues.scale
    WordId hyphen = kNoWord;
    WordId to = kNoWord;
    WordId be = kNoWord;
    WordId possessive = kNoWord;
    WordId bracket = kNoWord;
    WordId closing_bracket = kNoWord;
};

/// Compiles a rule file. `path` is what messages show. What is broken is left out and said in `diagnostics`.
[[nodiscard]] Grammar load_grammar(std::string_view path, std::string_view toml, Diagnostics& diagnostics);

}  // namespace entente::timex
