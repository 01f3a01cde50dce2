#include "extract/annotate/kernels.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace entente {
namespace {

std::vector<const Kernels*> find_usable() {
    std::vector<const Kernels*> usable = {&kPortableKernels};
#if defined(__x86_64__) && defined(__GNUC__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx2")) usable.push_back(&kAvx2Kernels);
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vnni")) {
        usable.push_back(&kAvx512Kernels);
#if defined(__linux__)
        if (may_use_amx()) usable.push_back(&kAmxKernels);
#endif
    }
#endif
    // For tests that every processor gives the same: ENTENTE_KERNELS names the set to use.
    if (const char* wanted = std::getenv("ENTENTE_KERNELS"); wanted != nullptr) {
        const auto found =
            std::find_if(usable.begin(), usable.end(), [&](const Kernels* k) { return k->name == wanted; });
        if (found != usable.end()) usable.erase(found + 1, usable.end());
    }
    return usable;
}

}  // namespace

std::span<const Kernels* const> usable_kernels() {
    static const std::vector<const Kernels*> usable = find_usable();
    return usable;
}

}  // namespace entente
