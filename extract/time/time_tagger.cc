// Sentence by sentence: one look-up a token tells whether there can be anything; if so, the sentence is cut into
// items, matched, and each match resolved in the order of the text, since later ones may lean on earlier ones.
#include "extract/time/time_tagger.h"

#include <algorithm>
#include <utility>

#include "extract/time/english_rules.h"
#include "extract/time/grammar.h"
#include "extract/time/joints.h"
#include "extract/time/lexer.h"
#include "extract/time/matcher.h"
#include "extract/time/resolver.h"
#include "extract/time/time_value.h"

namespace entente {
namespace {

using timex::Grammar;
using timex::Item;
using timex::Match;
using timex::Period;
using timex::Resolved;
using timex::Resolver;
using timex::SentenceView;

constexpr std::uint32_t kHeadBytes = 1000;  // where an article's date may stand

bool is_headline(const Document& document, const Sentence& sentence) {
    if (sentence.block >= document.blocks.size()) return false;
    const BlockKind kind = document.blocks[sentence.block].kind;
    return kind == BlockKind::title || kind == BlockKind::heading;
}

/// A day, month or year as ISO 8601 writes them; a time of day behind it is left out.
std::optional<Period> read_article_date(std::string_view date) {
    date = date.substr(0, date.find('T'));
    const std::optional<DayRange> days = days_of(date);
    if (!days || date.find('/') != std::string_view::npos) return std::nullopt;
    const auto number = [&](std::size_t at, std::size_t size) { return std::stoi(days->first.substr(at, size)); };
    const timex::DayNumber first = timex::day_number({number(0, 4), number(5, 2), number(8, 2)});
    if (days->first == days->last) return timex::day_period(first);
    return timex::period_at(date.size() == 4 ? timex::Grain::year : timex::Grain::month, first);
}

class DocumentTagger {
public:
    DocumentTagger(const Grammar& grammar, const Document& document, const Analysis& analysis)
        : grammar_(grammar), document_(document), analysis_(analysis), words_(document, analysis) {}

    std::optional<Period> article() {
        if (!document_.date.empty()) return read_article_date(document_.date);
        return newest_in_head();
    }

    void tag(std::vector<TimeExpression>& dates) {
        Resolver resolver(grammar_, article());
        for (std::uint32_t i = 0; i < analysis_.sentences.size(); ++i) {
            if (match(analysis_.sentences[i])) resolve(resolver, i, dates);
        }
    }

private:
    bool may_hold_any(const Sentence& sentence) const {
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
            if (timex::may_trigger(grammar_.lexicon, words_[i])) return true;
        }
        return false;
    }

    bool match(const Sentence& sentence) {
        if (!may_hold_any(sentence)) return false;
        timex::lex(grammar_, words_, sentence, is_headline(document_, sentence), items_);
        timex::find_matches(grammar_, items_, matches_);
        timex::join_clocks(grammar_, items_, matches_);
        keep_apart();
        return !matches_.empty();
    }

    /// Of two matches in one token (items are pieces of tokens) the first stays.
    void keep_apart() {
        std::uint32_t end = 0;
        std::erase_if(matches_, [&](const Match& found) {
            if (items_[found.first].first_token < end) return true;
            end = items_[found.last - 1].last_token + 1;
            return false;
        });
    }

    /// Without an article's date only full dates resolve to days.
    std::optional<Period> newest_in_head() {
        std::optional<Period> newest;
        Resolver resolver(grammar_, std::nullopt);
        for (std::uint32_t i = 0; i < analysis_.sentences.size(); ++i) {
            const Sentence& sentence = analysis_.sentences[i];
            if (sentence.span.start > kHeadBytes) break;
            if (!match(sentence)) continue;
            for (const Match& found : matches_) {
                const std::optional<Period> period = resolver.resolve(found, {analysis_.tokens, items_, i}).period;
                if (!period || period->grain != timex::Grain::day) continue;
                if (!newest || period->index > newest->index) newest = period;
            }
        }
        return newest;
    }

    void resolve(Resolver& resolver, std::uint32_t sentence, std::vector<TimeExpression>& dates) {
        const SentenceView view{analysis_.tokens, items_, sentence};
        const std::size_t first = dates.size();
        for (const Match& found : matches_) {
            Resolved resolved = resolver.resolve(found, view);
            const bool leads = found.slots.has(timex::Slot::day) || !timex::is_reporting(grammar_, items_, found);
            if (leads && resolved.period) resolver.remember(*resolved.period, sentence);
            dates.push_back(expression(found, std::move(resolved), sentence));
        }
        timex::join_ranges(grammar_, items_, matches_, std::span(dates).subspan(first));
    }

    TimeExpression expression(const Match& found, Resolved resolved, std::uint32_t sentence) const {
        TimeExpression date;
        date.first = items_[found.first].first_token;
        date.last = items_[found.last - 1].last_token + 1;
        date.span = {analysis_.tokens[date.first].span.start, analysis_.tokens[date.last - 1].span.end};
        date.sentence = sentence;
        date.type = resolved.type;
        date.mod = resolved.mod;
        date.bound = timex::bound_of(grammar_, items_, found);
        date.value = std::move(resolved.value);
        std::optional<DayRange> days = days_of(date.value);
        if (resolved.reach) {
            days = {to_value(timex::day_period(resolved.reach->first)),
                    to_value(timex::day_period(resolved.reach->last))};
        }
        if (days) {
            date.date_from = std::move(days->first);
            date.date_to = std::move(days->last);
        }
        return date;
    }

    const Grammar& grammar_;
    const Document& document_;
    const Analysis& analysis_;
    Words words_;
    std::vector<Item> items_;
    std::vector<Match> matches_;
};

}  // namespace

TimeTagger::TimeTagger(std::unique_ptr<const Grammar> grammar) : grammar_(std::move(grammar)) {}
TimeTagger::TimeTagger(TimeTagger&&) noexcept = default;
TimeTagger& TimeTagger::operator=(TimeTagger&&) noexcept = default;
TimeTagger::~TimeTagger() = default;

TimeTagger TimeTagger::load(std::string_view path, std::string_view toml, Diagnostics& diagnostics) {
    return TimeTagger(std::make_unique<const Grammar>(timex::load_grammar(path, toml, diagnostics)));
}

const TimeTagger& TimeTagger::english() {
    static const TimeTagger tagger = [] {
        Diagnostics diagnostics;  // a test holds that there are none
        return load("rules/time/en.toml", timex::english_rules(), diagnostics);
    }();
    return tagger;
}

void TimeTagger::tag(const Document& document, Analysis& analysis) const {
    std::vector<TimeExpression> dates = std::move(analysis.dates);
    dates.clear();
    DocumentTagger(*grammar_, document, analysis).tag(dates);
    analysis.dates = std::move(dates);
}

std::string TimeTagger::article_date(const Document& document, const Analysis& analysis) const {
    const std::optional<Period> period = DocumentTagger(*grammar_, document, analysis).article();
    return period ? to_value(*period) : std::string();
}

void tag_times(const Document& document, Analysis& analysis) {
    TimeTagger::english().tag(document, analysis);
}

std::string article_date(const Document& document, const Analysis& analysis) {
    return TimeTagger::english().article_date(document, analysis);
}

}  // namespace entente
