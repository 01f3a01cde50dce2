#include "cli/support/line_editor.h"

#include <histedit.h>
#include <sys/stat.h>

#include <algorithm>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "cli/support/terminal.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr int kHistorySize = 2000;
constexpr std::size_t kMostShown = 100;

/// What all candidates begin with.
std::string common_start(const std::vector<std::string>& candidates) {
    std::string common = candidates.front();
    for (const std::string& candidate : candidates) {
        const auto end = std::mismatch(common.begin(), common.end(), candidate.begin(), candidate.end()).first;
        common.erase(end, common.end());
    }
    while (!common.empty() && (static_cast<unsigned char>(common.back()) & 0x80U) != 0) common.pop_back();
    return common;
}

void show_candidates(const std::vector<std::string>& candidates, std::FILE* out) {
    const std::size_t count = std::min(candidates.size(), kMostShown);
    std::size_t widest = 0;
    for (std::size_t i = 0; i < count; ++i) widest = std::max(widest, display_width(printable_line(candidates[i])));
    const std::size_t columns = std::max<std::size_t>(terminal_width() / (widest + 2), 1);
    std::string text = "\n";
    for (std::size_t i = 0; i < count; ++i) {
        const std::string shown = printable_line(candidates[i]);
        const bool last = (i + 1) % columns == 0 || i + 1 == count;
        text += shown + (last ? "\n" : std::string(widest + 2 - display_width(shown), ' '));
    }
    if (candidates.size() > count) text += "… and " + std::to_string(candidates.size() - count) + " more\n";
    (void)std::fputs(text.c_str(), out);
    (void)std::fflush(out);
}

}  // namespace

struct LineEditor::State {
    Complete complete;
    std::string history_file;
    std::string prompt;
    bool was_interrupted = false;
    std::FILE* out = is_output_terminal() ? stdout : stderr;
    EditLine* editor = nullptr;
    History* history = nullptr;
    HistEvent event = {};

    State(Complete completer, std::string file) : complete(std::move(completer)), history_file(std::move(file)) {
        (void)std::setlocale(LC_CTYPE, "C.UTF-8");
        editor = el_init("entente", stdin, out, stderr);
        history = history_init();
        if (history != nullptr) ::history(history, &event, H_SETSIZE, kHistorySize);
        if (editor != nullptr) set_up();
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (editor != nullptr) el_end(editor);
        if (history != nullptr) history_end(history);
    }

    void set_up();
    unsigned char on_tab() const;
    static State& of(EditLine* editor) {
        State* state = nullptr;
        el_get(editor, EL_CLIENTDATA, &state);
        return *state;
    }
};

void LineEditor::State::set_up() {
    constexpr auto kPromptOf = [](EditLine* line) { return of(line).prompt.data(); };
    constexpr auto kCompleteOf = [](EditLine* line, int /*key*/) { return of(line).on_tab(); };
    constexpr auto kInterruptOf = [](EditLine* line, int /*key*/) -> unsigned char {
        of(line).was_interrupted = true;
        return CC_NEWLINE;
    };
    el_set(editor, EL_CLIENTDATA, this);
    el_set(editor, EL_PROMPT, +kPromptOf);
    el_set(editor, EL_EDITOR, "emacs");
    el_set(editor, EL_ADDFN, "entente-complete", "Complete the word", +kCompleteOf);
    el_set(editor, EL_ADDFN, "entente-interrupt", "Take back the statement", +kInterruptOf);
    el_set(editor, EL_BIND, "^I", "entente-complete", nullptr);
    el_set(editor, EL_SETTY, "-d", "-isig", nullptr);  // ^C reaches us as a key
    el_set(editor, EL_BIND, "^C", "entente-interrupt", nullptr);
    el_set(editor, EL_BIND, "^R", "em-inc-search-prev", nullptr);
    if (history != nullptr) el_set(editor, EL_HIST, ::history, history);
    el_source(editor, nullptr);
    if (history != nullptr && !history_file.empty()) ::history(history, &event, H_LOAD, history_file.c_str());
}

/// One candidate, or what all have in common, is put in; several are shown.
unsigned char LineEditor::State::on_tab() const {
    const LineInfo* line = el_line(editor);
    const std::string_view typed(line->buffer, static_cast<std::size_t>(line->cursor - line->buffer));
    const Completion completion = complete(typed);
    const std::vector<std::string>& candidates = completion.candidates;
    if (candidates.empty() || completion.start > typed.size()) return CC_REFRESH_BEEP;
    const std::string_view word = typed.substr(completion.start);
    const std::string common = common_start(candidates);
    if (candidates.size() == 1 || common.size() > word.size()) {
        const auto characters = static_cast<int>(std::count_if(
            word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
        el_deletestr(editor, characters);
        el_insertstr(editor, common.c_str());
        return CC_REFRESH;
    }
    show_candidates(candidates, out);
    return CC_REDISPLAY;
}

LineEditor::LineEditor(Complete complete, std::string history)
    : state_(std::make_unique<State>(std::move(complete), std::move(history))) {}

LineEditor::~LineEditor() = default;

LineEditor::Got LineEditor::read(std::string_view prompt, std::string& line) {
    if (state_->editor == nullptr) return Got::end;
    state_->prompt = prompt;
    state_->was_interrupted = false;
    int count = 0;
    const char* got = el_gets(state_->editor, &count);
    if (state_->was_interrupted) return Got::interrupt;
    if (got == nullptr || count <= 0) return Got::end;
    line.assign(got, static_cast<std::size_t>(count));
    while (line.ends_with('\n') || line.ends_with('\r')) line.pop_back();
    return Got::line;
}

void LineEditor::remember(const std::string& statement) {
    if (state_->history == nullptr) return;
    ::history(state_->history, &state_->event, H_ENTER, statement.c_str());
    if (state_->history_file.empty()) return;
    const mode_t usual = ::umask(S_IRWXG | S_IRWXO);  // what was asked is nobody else's business
    ::history(state_->history, &state_->event, H_SAVE, state_->history_file.c_str());
    ::umask(usual);
}

std::string history_path() {
    if (const char* path = std::getenv("ENTENTE_HISTORY")) return path;
    const char* state = std::getenv("XDG_STATE_HOME");
    const char* home = std::getenv("HOME");
    if ((state == nullptr || *state == 0) && (home == nullptr || *home == 0)) return {};
    const fs::path folder =
        (state != nullptr && *state != 0 ? fs::path(state) : fs::path(home) / ".local/state") / "entente";
    std::error_code error;
    fs::create_directories(folder, error);
    return error ? std::string() : (folder / "history").string();
}

}  // namespace entente
