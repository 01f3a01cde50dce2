#include "cli/support/shell.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <string>
#include <utility>

#include "cli/command.h"
#include "cli/support/line_editor.h"
#include "cli/support/message.h"
#include "cli/support/shell_help.h"
#include "cli/support/terminal.h"
#include "graph/base/utf8.h"

namespace entente {
namespace {

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n;") == std::string_view::npos;
}

/// Takes lines, and runs the statements and commands in them.
class Session {
public:
    /// Places are counted from the start of `script`; where there is none, from that of each statement.
    Session(const Graph& graph, const AnswerStyle& style, std::string_view script = {})
        : graph_(graph), style_(style), script_(script) {}

    /// False for the end. Statements that ran are kept in `ran`.
    bool take(const std::string& line) {
        ++line_number_;
        if (is_blank(pending_) && line.starts_with('.')) return pending_.clear(), obey(line);
        if (pending_.empty()) begin(script_.empty() ? 1 : line_number_, 1);
        pending_ += line + "\n";
        for (std::size_t end = 0; (end = statement_end(pending_)) != std::string_view::npos;) ask_first(end);
        if (is_blank(pending_)) pending_.clear();
        return true;
    }

    /// What has no semicolon behind it is a statement all the same.
    void finish() {
        if (!is_blank(pending_)) ask_first(pending_.size());
        pending_.clear();
    }

    void drop() { pending_.clear(); }
    [[nodiscard]] const std::string& pending() const { return pending_; }
    [[nodiscard]] bool has_failed() const { return has_failed_; }

private:
    void begin(std::size_t line, std::size_t column) {
        place_ = {.name = script_.empty() ? SqlPlace{}.name : script_, .line = line, .column = column};
    }

    void ask_first(std::size_t end) {
        const std::string statement = pending_.substr(0, end);
        pending_.erase(0, end);
        const auto lines = static_cast<std::size_t>(std::count(statement.begin(), statement.end(), '\n'));
        const std::size_t last = statement.rfind('\n') + 1;  // npos + 1 is 0
        if (!is_blank(statement)) answer(statement);
        const std::size_t before = last == 0 ? place_.column - 1 : 0;
        begin(place_.line + lines, before + count_code_points(statement.substr(last)) + 1);
    }

    void answer(const std::string& statement) {
        const bool is_text = style_.format == RowFormat::table || style_.format == RowFormat::markdown;
        if (has_answered_ && is_text) std::cout << '\n';
        has_answered_ = ask(graph_, statement, style_, place_);
        has_failed_ = has_failed_ || !has_answered_;
    }

    bool obey(const std::string& line) {
        const std::string word = line.substr(0, line.find_first_of(" \t"));
        std::string argument = line.substr(word.size());
        argument.erase(0, argument.find_first_not_of(" \t"));
        argument.erase(argument.find_last_not_of(" \t\r;") + 1);
        if (word == ".quit" || word == ".exit") return false;
        if (word == ".help") {
            std::cout << kShellHelp << std::flush;
        } else if (word == ".examples") {
            std::cout << kShellExamples << std::flush;
        } else if (word == ".views") {
            show_views(graph_);
        } else if (word == ".mode") {
            set_mode(argument);
        } else {
            say_error("no such command: " + word + "; .help shows what there is");
            has_failed_ = true;
        }
        return true;
    }

    void set_mode(const std::string& name) {
        if (const auto format = row_format_named(name)) {
            style_.format = *format;
        } else {
            say_error("no such mode: " + (name.empty() ? "(none)" : name) + "; one of: table, csv, json, md");
            has_failed_ = true;
        }
    }

    const Graph& graph_;
    AnswerStyle style_;
    std::string_view script_;
    SqlPlace place_;
    std::string pending_;
    std::size_t line_number_ = 0;
    bool has_answered_ = false;  // and the next answer stands apart from it
    bool has_failed_ = false;
};

/// A statement of several lines comes back as one.
std::string on_one_line(std::string_view statement) {
    std::string line;
    for (const char c : statement) line += c == '\n' ? ' ' : c;
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

}  // namespace

int run_shell(const Graph& graph, const AnswerStyle& style) {
    const InterruptibleQueries interruptible(graph);
    const Completer completer(graph, {".examples", ".help", ".mode", ".quit", ".views"});
    Session session(graph, style);
    const auto complete = [&](std::string_view line) {
        const std::string& earlier = session.pending();
        Completion completion = completer.complete(earlier + std::string(line));
        const bool here = completion.start >= earlier.size();
        return here ? Completion{completion.start - earlier.size(), std::move(completion.candidates)} : Completion{};
    };
    LineEditor editor(complete, history_path());
    std::cout << "SQL ends with a semicolon. .help says what there is to ask, .quit ends.\n";
    std::string line;
    std::string typed;
    while (true) {
        std::cout.flush();
        const LineEditor::Got got = editor.read(session.pending().empty() ? "entente> " : "    ...> ", line);
        if (got == LineEditor::Got::end) break;
        if (got == LineEditor::Got::interrupt) {
            session.drop();
            typed.clear();
            continue;
        }
        typed += line + "\n";
        const bool goes_on = session.take(line);
        if (session.pending().empty()) {
            if (!is_blank(typed)) editor.remember(on_one_line(typed));
            typed.clear();
        }
        if (!goes_on) break;
    }
    std::cout << std::flush;
    return kExitDone;
}

int run_script(const Graph& graph, const AnswerStyle& style) {
    Session session(graph, style, "standard input");
    std::string line;
    bool goes_on = true;
    while (goes_on && std::getline(std::cin, line)) goes_on = session.take(line);
    if (goes_on) session.finish();
    return session.has_failed() ? kExitPartly : kExitDone;
}

}  // namespace entente
