// The program's commands: one file each. The table of commands is made from the files of this folder.
#pragma once

#include <span>
#include <string_view>

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11 calls it so
class App;
}

namespace entente {

enum ExitStatus : int { kExitDone = 0, kExitPartly = 1, kExitUsage = 2 };

/// One subcommand. `define` adds its options to `app` and sets the callback that does the work; the callback stores
/// the exit status in `status`. Options live as long as `app` does (they are kept by shared pointers in the callback).
struct Command {
    std::string_view name;
    std::string_view about;
    void (*define)(CLI::App& app, int& status);
};

/// All commands, by name.
[[nodiscard]] std::span<const Command* const> commands();

}  // namespace entente
