// Lines that a person types on a terminal, with history and completion: libedit behind a value.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "cli/support/completion.h"

namespace entente {

/// Reads from standard input and shows on standard output (standard error, where that is no terminal). One at a time:
/// it sets the process's character type to UTF-8, which libedit needs; ~/.editrc is obeyed.
class LineEditor {
public:
    enum class Got : std::uint8_t { line, interrupt, end };
    using Complete = std::function<Completion(std::string_view line)>;

    /// `complete` is asked with the line up to the cursor. History is kept in the file `history`; none for "".
    LineEditor(Complete complete, std::string history);
    ~LineEditor();
    LineEditor(const LineEditor&) = delete;
    LineEditor& operator=(const LineEditor&) = delete;

    /// A line without its line break; ^C, which takes back what was typed; or the end, ^D.
    [[nodiscard]] Got read(std::string_view prompt, std::string& line);
    /// Puts a statement into the history, and the history into its file.
    void remember(const std::string& statement);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// $ENTENTE_HISTORY, else entente/history in the user's folder for such files ($XDG_STATE_HOME, ~/.local/state), which
/// is made where it is missing; "" where there is no home, or $ENTENTE_HISTORY is empty.
[[nodiscard]] std::string history_path();

}  // namespace entente
