#include "cli/support/read_options.h"

#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

namespace entente {
namespace {

std::string check_format(const std::string& name) {
    if (reader_named(name) != nullptr) return {};
    std::string names;
    for (const Reader* reader : readers()) names += (names.empty() ? "" : ", ") + std::string(reader->name);
    return "'" + name + "' is no format; there are: " + names;
}

/// "200", "64K", "256M", "4G", "1T".
std::optional<std::uint64_t> size_of(std::string_view text) {
    constexpr std::string_view kUnits = "KMGT";
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || number == 0) return std::nullopt;
    const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
    if (unit.empty()) return number;
    const std::size_t power = kUnits.find(unit[0] >= 'a' ? static_cast<char>(unit[0] - 'a' + 'A') : unit[0]);
    const unsigned shift = 10U * (static_cast<unsigned>(power) + 1);
    if (unit.size() > 1 || power == std::string_view::npos || number >> (63U - shift) != 0) return std::nullopt;
    return number << shift;
}

/// Sets one limit, "ratio=500"; what is wrong with it, or an empty string.
std::string set_limit(ReadLimits& limits, std::string_view written) {
    using Limit = std::pair<std::string_view, std::uint64_t ReadLimits::*>;
    constexpr std::array kLimits = {Limit{"document", &ReadLimits::document}, Limit{"expanded", &ReadLimits::expanded},
                                    Limit{"ratio", &ReadLimits::ratio}, Limit{"depth", &ReadLimits::depth}};
    const std::size_t equals = written.find('=');
    for (const auto& [name, member] : kLimits) {
        if (written.substr(0, equals) != name || equals == std::string_view::npos) continue;
        const auto size = size_of(written.substr(equals + 1));
        if (!size) return "'" + std::string(written) + "' has no number; write it as " + std::string(name) + "=64M";
        limits.*member = *size;
        return {};
    }
    return "'" + std::string(written) + "' is no limit; there are document=SIZE, expanded=SIZE, ratio=N, depth=N";
}

}  // namespace

void add_read_options(CLI::App& app, ReadOptions& options) {
    app.add_option("-f,--format", options.format, "Read all inputs as this format; archives are unpacked first")
        ->type_name("FORMAT")
        ->check(CLI::Validator([](const std::string& name) { return check_format(name); }, ""));
    app.add_option("--text-column", options.text_column, "The column or key of tables and records that holds the text")
        ->type_name("NAME");
    app.add_option("--title-column", options.title_column, "The same for the title")->type_name("NAME");
    app.add_option("--date-column", options.date_column, "The same for the date")->type_name("NAME");
    app.add_option("--id-column", options.id_column, "The same for the record's name")->type_name("NAME");
    app.add_flag("--any-language", options.any_language, "Read documents and paragraphs that are not English, too");
    app.add_option_function<std::string>(
           "--limit",
           [&options](const std::string& written) {
               const std::string fault = set_limit(options.limits, written);
               if (!fault.empty()) throw CLI::ValidationError("--limit", fault);
           },
           "What archives may unfold to: document=SIZE (default 256M), expanded=SIZE (256G), ratio=N (200), "
           "depth=N (4); repeatable")
        ->type_name("NAME=SIZE")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->trigger_on_parse();
}

}  // namespace entente
