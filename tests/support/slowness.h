// How much slower a program with a sanitizer may be: limits of time in tests are multiplied by it.
#pragma once

namespace entente {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr double kSlowness = 20;
#else
inline constexpr double kSlowness = 1;
#endif

}  // namespace entente
