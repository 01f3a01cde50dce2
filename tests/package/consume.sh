#!/usr/bin/env bash
# consume.sh BUILD: installs BUILD to a temporary folder, builds a project that finds the package there, runs it, and
# sees that the installed program finds its packs.
set -euo pipefail
build=$1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --install "$build" --prefix "$work/prefix" >/dev/null
cmake -G Ninja -S "$here" -B "$work/build" -DCMAKE_PREFIX_PATH="$work/prefix" >/dev/null
cmake --build "$work/build" >/dev/null
"$work/build/consumer" "$work/prefix/share/entente/packs/en" | tee "$work/out"
grep -q "Donald Trump met Kim Jong-un 2018-06-12" "$work/out"
grep -q "Moon Jae-in praised Xi Jinping" "$work/out"
test -e "$(find "$work/prefix" -path '*/entente/entente.so')"  # the functions for other programs' SQLite
"$work/prefix/bin/entente" rules list >"$work/list"
grep -q "met" "$work/list"
