// ^C, and the polite kill: long work asks now and then whether it should stop.
#pragma once

namespace entente {

/// From now on SIGINT and SIGTERM are remembered instead of ending the program; a second one ends it as usual.
void catch_interrupts();

[[nodiscard]] bool interrupted();

}  // namespace entente
