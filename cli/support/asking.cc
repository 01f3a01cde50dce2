#include "cli/support/asking.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <csignal>
#include <iostream>

#include "cli/support/message.h"
#include "cli/support/terminal.h"
#include "graph/base/utf8.h"

namespace entente {
namespace {

std::atomic<const Graph*> interruptible = nullptr;

void interrupt_query(int /*signal*/) {
    if (const Graph* graph = interruptible.load()) graph->interrupt();
}

void handle_interrupts_by(void (*handler)(int)) {
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;  // the line that is being typed goes on
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
}

/// "SQL:2:7: error: …" taken apart; line 0 where the error has no place.
struct SqlError {
    std::size_t line = 0;
    std::size_t column = 0;
    std::string_view rest;  // ": error: …"
};

/// A number and the colon behind it, taken from the front of `text`.
bool take_number(std::string_view& text, std::size_t& number) {
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    const auto digits = static_cast<std::size_t>(end - text.data());
    if (code != std::errc() || digits == text.size() || text[digits] != ':') return false;
    text.remove_prefix(digits + 1);
    return true;
}

SqlError parse(std::string_view message) {
    constexpr std::string_view kStart = "SQL:";
    if (!message.starts_with(kStart)) return {.rest = message};
    SqlError error{.rest = message.substr(kStart.size() - 1)};
    std::string_view rest = message.substr(kStart.size());
    std::size_t line = 0;
    std::size_t column = 0;
    if (take_number(rest, line) && take_number(rest, column)) {
        error = {.line = line, .column = column, .rest = message.substr(message.size() - rest.size() - 1)};
    }
    return error;
}

std::string_view line_of(std::string_view sql, std::size_t line) {
    while (--line > 0) sql.remove_prefix(std::min(sql.find('\n'), sql.size() - 1) + 1);
    return sql.substr(0, sql.find('\n'));
}

/// The error's line with a mark below its place; a long line is cut on both sides of it.
std::string pointer_at(std::string_view sql, const SqlError& error) {
    constexpr std::size_t kContext = 60;
    const std::string_view line = line_of(sql, error.line);
    std::size_t byte = 0;
    for (std::size_t i = 1; i < error.column && byte < line.size(); ++i) {
        byte += std::max<std::size_t>(utf8_sequence_length(line.substr(byte)), 1);
    }
    std::string before = printable_line(line.substr(0, byte));
    const std::string after = printable_line(line.substr(byte));
    if (before.size() > kContext) {
        std::size_t from = before.size() - kContext;
        while (from < before.size() && (static_cast<unsigned char>(before[from]) & 0xC0U) == 0x80U) ++from;
        before = "…" + before.substr(from);
    }
    return "  " + before + fitted(after, kContext) + "\n  " + std::string(display_width(before), ' ') + "^";
}

void say_sql_error(std::string_view sql, const std::string& message, const SqlPlace& place) {
    const SqlError error = parse(message);
    std::string said(place.name);
    if (error.line > 0) {
        const std::size_t column = error.line == 1 ? error.column + place.column - 1 : error.column;
        said += ":" + std::to_string(error.line + place.line - 1) + ":" + std::to_string(column);
    } else if (place.line > 1 || place.name != SqlPlace{}.name) {
        said += ":" + std::to_string(place.line);
    }
    say(message.starts_with("SQL:") ? said + std::string(error.rest) : message);
    if (error.line > 0) say(pointer_at(sql, error));
}

}  // namespace

bool ask(const Graph& graph, std::string_view sql, const AnswerStyle& style, const SqlPlace& place) {
    Result<Query> query = graph.query(sql);
    const Status written = query ? write_rows(*query, style.format, std::cout, style.width) : Status(query.error());
    std::cout.flush();
    if (!written) say_sql_error(sql, written.error().message, place);
    return written.has_value();
}

InterruptibleQueries::InterruptibleQueries(const Graph& graph) {
    interruptible = &graph;
    handle_interrupts_by(interrupt_query);
}

InterruptibleQueries::~InterruptibleQueries() {
    handle_interrupts_by(SIG_DFL);
    interruptible = nullptr;
}

}  // namespace entente
