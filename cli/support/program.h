#pragma once

namespace entente {

/// The whole program: parses the command line with the table of commands, runs the one that was named, and returns the
/// exit status. Nothing is thrown out of it.
int run_program(int argc, char** argv);

}  // namespace entente
