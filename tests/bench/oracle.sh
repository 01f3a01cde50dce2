#!/usr/bin/env bash
# oracle.sh BUILD [SENTENCES]: the engine against the slow oracle on sentences of the corpus of ../shared (10,000). Takes
# many minutes; `ctest -R Oracle` does the same on some hundred sentences of the packs.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=$1
count=${2:-10000}
corpus=../shared/corpus/whitehouse.jsonl.xz
[ -f "$corpus" ] || { echo "no $corpus"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
xzcat "$corpus" | head -4000 | python3 -c '
import json, re, sys
sentences, most = [], int(sys.argv[1])
for line in sys.stdin:
    for paragraph in json.loads(line)["text"].split("\n"):
        sentences += [s.strip() for s in re.split(r"(?<=[.!?]) +(?=[A-Z])", paragraph) if 20 < len(s) < 400]
step = max(1, len(sentences) // most)
print("\n".join(sentences[::step][:most]))
' "$count" >"$work/sentences"
wc -l <"$work/sentences"
ENTENTE_ORACLE_TEXT="$work/sentences" "$build/tests/test_extract_relation" --gtest_filter='Oracle.*'
