#include "cli/support/filter_options.h"

#include <array>
#include <optional>
#include <span>

#include "graph/base/day.h"

namespace entente {
namespace {

constexpr const char* kGroup = "Choosing";

std::string check_kinds(const std::string& text) {
    if (parse_kind_set(text)) return {};
    return "'" + text +
           "' is no kind; there are: person, org, country, city, region, place, facility, event, other, and actor";
}

std::string check_date(const std::string& text) {
    if (!first_day(text).empty()) return {};
    return "'" + text + "' is no date; write YYYY, YYYY-MM or YYYY-MM-DD";
}

CLI::Validator checked(std::string (*check)(const std::string&)) {
    return {[check](const std::string& text) { return check(text); }, ""};
}

CLI::Validator one_of(const std::vector<std::string>& words) {
    return CLI::IsMember(words).description("");
}

/// An option that may be given several times, or once with values between commas.
template <typename Values>
CLI::Option* add_list(CLI::App& app, const char* name, Values& values, const char* about, const char* type) {
    return app.add_option(name, values, about)->type_name(type)->allow_extra_args(false)->delimiter(',')->group(kGroup);
}

/// An option that may be given several times.
CLI::Option* add_repeatable(CLI::App& app, const char* name, std::vector<std::string>& values, const char* about,
                            const char* type) {
    return app.add_option(name, values, about)->type_name(type)->allow_extra_args(false)->group(kGroup);
}

void add_said_options(CLI::App& app, FilterOptions& options) {
    GraphFilter& filter = options.filter;
    add_list(app, "--relation", filter.relations, "Only this relation; repeatable", "NAME");
    add_list(app, "--kind", options.kinds, "Both ends of this kind, or actor or place; repeatable", "KIND")
        ->check(checked(check_kinds));
    add_list(app, "--country", filter.countries, "One end at least of this country; repeatable", "CODE|NAME");
    app.add_option("--from", filter.from, "Not what was over before this day, month or year")
        ->type_name("DATE")
        ->check(checked(check_date))
        ->group(kGroup);
    app.add_option("--to", filter.to, "Not what began after it")
        ->type_name("DATE")
        ->check(checked(check_date))
        ->group(kGroup);
    add_repeatable(app, "--document", filter.documents,
                   "Only what this document says, or those of a pattern; repeatable", "NAME");
    add_list(app, "--polarity", options.polarities, "affirmed or negated", "WORD")
        ->check(one_of({"affirmed", "negated"}));
    add_list(app, "--modality", options.modalities, "actual, future, possible or former; repeatable", "WORD")
        ->check(one_of({"actual", "future", "possible", "former"}));
    app.add_option("--min-confidence", filter.min_confidence, "Only what is at least so sure, 0 to 1")
        ->type_name("SHARE")
        ->check(CLI::Range(0.0, 1.0).description(""))
        ->group(kGroup);
    app.add_option("--where", filter.where, "Only where this SQL holds, on the columns of the view relations")
        ->type_name("SQL")
        ->group(kGroup);
}

void add_graph_options(CLI::App& app, FilterOptions& options) {
    GraphFilter& filter = options.filter;
    app.add_option("--min-weight", filter.min_weight, "Only edges that at least so many sentences say")
        ->check(CLI::Validator(CLI::PositiveNumber).description(""))
        ->group(kGroup);
    app.add_flag("--collapse", filter.collapse, "One edge from one entity to another, whatever the relations")
        ->group(kGroup);
    CLI::Option* ego =
        add_repeatable(app, "--ego", filter.ego, "Only this entity and what is around it; repeatable", "NAME");
    app.add_option("--depth", filter.depth, "So many steps around it (1)")->type_name("N")->needs(ego)->group(kGroup);
    CLI::Option* top = app.add_option("--top", filter.top, "Only so many entities, those with the most edges")
                           ->type_name("N")
                           ->check(CLI::Validator(CLI::PositiveNumber).description(""))
                           ->group(kGroup);
    app.add_option("--by", options.rank_by, "What --top goes by: degree or pagerank")
        ->type_name("MEASURE")
        ->check(one_of({"degree", "pagerank"}))
        ->needs(top)
        ->group(kGroup);
}

/// The value of Word whose name is `text`, which is known to be one.
template <typename Word, std::size_t count>
Word word_named(const std::string& text, const std::array<Word, count>& words) {
    for (const Word word : words) {
        if (to_string(word) == text) return word;
    }
    return words.front();
}

}  // namespace

void add_filter_options(CLI::App& app, FilterOptions& options) {
    add_said_options(app, options);
    add_graph_options(app, options);
}

Result<GraphFilter> filter_of(const FilterOptions& options) {
    constexpr std::array kPolarities = {Polarity::affirmed, Polarity::negated};
    constexpr std::array kModalities = {Modality::actual, Modality::future, Modality::possible, Modality::former};
    GraphFilter filter = options.filter;
    for (const std::string& kinds : options.kinds) filter.kinds.add(*parse_kind_set(kinds));
    for (const std::string& word : options.polarities) filter.polarities.push_back(word_named(word, kPolarities));
    for (const std::string& word : options.modalities) filter.modalities.push_back(word_named(word, kModalities));
    if (options.rank_by == "pagerank") filter.rank_by = RankBy::pagerank;
    if (!filter.from.empty() && !filter.to.empty() && last_day(filter.to) < first_day(filter.from))
        return Error{"--from " + filter.from + " is after --to " + filter.to};
    return filter;
}

}  // namespace entente
