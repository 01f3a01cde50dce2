#include "cli/support/program.h"

int main(int argc, char** argv) {
    return entente::run_program(argc, argv);
}
