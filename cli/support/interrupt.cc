#include "cli/support/interrupt.h"

#include <csignal>

namespace entente {
namespace {

volatile std::sig_atomic_t caught = 0;

void remember(int /*signal*/) {
    caught = 1;
}

}  // namespace

void catch_interrupts() {
    struct sigaction action = {};
    action.sa_handler = remember;
    action.sa_flags = SA_RESETHAND;  // no SA_RESTART: a read that waits for input ends
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

bool interrupted() {
    return caught != 0;
}

}  // namespace entente
