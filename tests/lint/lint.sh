#!/usr/bin/env bash
# lint.sh BUILD: formatting of all C++ files; clang-tidy (naming and bug checks) on all that BUILD compiles; include
# rules. Ends with "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/../.."
build=$1
passed=0 failed=0

check() { # check NAME COMMAND...: runs it, counts it
    local name=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'failed: %s\n' "$name" >&2
    fi
}

sources() { git ls-files '*.cc' '*.h' | grep -v '/train/'; }

formatting() { sources | xargs clang-format-14 --dry-run --Werror; }
include_rules() { python3 tests/lint/includes.py .; }
public_paths() { ! git grep -nE '/(home|root|work)/[a-z]' -- . ':!tests/lint/lint.sh' ':!*.tml'; }
tidy() {
    git ls-files '*.cc' | grep -Ev '^(extract/train|tests)/' |
        xargs -P "$(nproc)" -n 4 clang-tidy-14 --quiet -p "$build" --extra-arg=-Wno-unknown-warning-option 2>/dev/null
}

check "clang-format: run clang-format-14 -i on the files named above" formatting
check "include rules of ARCHITECTURE.md" include_rules
check "no machine's own paths in the repository" public_paths
check "clang-tidy" tidy
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
