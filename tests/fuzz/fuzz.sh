#!/usr/bin/env bash
# fuzz.sh SECONDS: builds all fuzz targets with clang and sanitizers and runs each so long on random bytes.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-60}
cmake -G Ninja -S . -B build/fuzz -DCMAKE_CXX_COMPILER=clang++-14 -DCMAKE_BUILD_TYPE=RelWithDebInfo \
    -DENTENTE_SANITIZE=address,undefined >/dev/null
targets=$(for source in tests/fuzz/*_fuzz.cc; do basename "$source" .cc; done)
targets="$targets $(sed -n 's/^foreach(reader IN ITEMS \(.*\))$/\1/p' tests/fuzz/CMakeLists.txt | xargs printf 'read_%s_fuzz ')"
# shellcheck disable=SC2086
cmake --build build/fuzz --target $targets
passed=0 failed=0
for target in $targets; do
    # Articles to start from; what is found beside them is kept out of the repository.
    mkdir -p "build/fuzz/corpus/$target"
    if "build/fuzz/tests/fuzz/$target" "build/fuzz/corpus/$target" tests/golden samples -max_total_time="$seconds" -max_len=4096 -print_final_stats=1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
    fi
done
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
