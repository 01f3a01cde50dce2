#include "cli/support/program.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <exception>
#include <iostream>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/support/message.h"
#include "graph/base/diagnostics.h"
#include "graph/base/log.h"
#include "graph/process.h"

namespace entente {
namespace {

constexpr const char* kAbout =
    "entente reads news and writes what they say as a graph: who met, sanctioned, praised or\n"
    "attacked whom, when, where, and according to whom, each with its sentence.";

constexpr const char* kFooter =
    "\nA first tour:\n"
    "  entente demo                               the samples that come with it, end to end\n"
    "  entente extract articles/ -o news.db       your own articles into a graph\n"
    "  entente query news.db \"SELECT subject, object, date FROM relations WHERE relation = 'met'\"\n"
    "  entente show news.db \"Kim Jong-un\"         one name: its relations and their sentences\n"
    "  entente export news.db -o news.graphml     for Gephi\n"
    "\n`entente COMMAND --help` explains one command.\n"
    "Exit status: 0 done, 1 done in part (some inputs failed, or it was stopped), 2 nothing done: wrong use, or a\n"
    "graph or pack that cannot be used.";

void define_program(CLI::App& app, int& status) {
    app.name("entente");
    app.footer(kFooter);
    app.set_version_flag("--version", "entente " ENTENTE_VERSION, "Print the version");
    app.set_help_flag("-h,--help", "Print this help; after a command, that command's");
    app.fallthrough();
    app.require_subcommand(1);
    app.get_formatter()->column_width(34);
    app.add_flag_function(
        "-v,--verbose", [](std::int64_t count) { set_log_verbosity(static_cast<int>(count)); },
        "Say what is being done; -vv says more");
    for (const Command* command : commands()) {
        CLI::App* sub = app.add_subcommand(std::string(command->name), std::string(command->about));
        command->define(*sub, status);
    }
}

/// CLI11 prints help and version to standard output, errors with a hint to standard error.
int report(const CLI::App& app, const CLI::ParseError& error) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) return app.exit(error);
    app.exit(error);
    return kExitUsage;
}

/// The first word of the command line is no command: says which may have been meant.
bool names_unknown_command(int argc, char** argv) {
    if (argc < 2 || argv[1][0] == '-') return false;
    const std::string_view word = argv[1];
    std::vector<std::string_view> names;
    for (const Command* command : commands()) names.push_back(command->name);
    if (std::find(names.begin(), names.end(), word) != names.end()) return false;
    const std::string_view nearest = nearest_word(word, names);
    say_error("there is no command '" + std::string(word) + "'" +
              (nearest.empty() ? "; entente --help lists them" : "; did you mean " + std::string(nearest) + "?"));
    return true;
}

int parse_and_run(int argc, char** argv) {
    int status = kExitDone;
    CLI::App app(kAbout);
    define_program(app, status);
    if (argc < 2) {
        std::cerr << app.help();
        return kExitUsage;
    }
    if (names_unknown_command(argc, argv)) return kExitUsage;
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        status = report(app, error);
    }
    if (!std::cout.flush()) {
        say_error("standard output cannot be written to; is the disk full?");
        return std::max<int>(status, kExitPartly);
    }
    return status;
}

}  // namespace

int run_program(int argc, char** argv) {
    set_log_verbosity(0);
    spare_sqlite_its_accounts();
    static_cast<void>(std::signal(SIGXFSZ, SIG_IGN));  // a file-size limit then is an error of writing, with a message
    try {
        return parse_and_run(argc, argv);
    } catch (const std::bad_alloc&) {
        say_error("not enough memory");
    } catch (const std::exception& exception) {
        say_error(std::string("a fault in entente, please report it: ") + exception.what());
    }
    return kExitUsage;
}

}  // namespace entente
