#!/usr/bin/env bash
# bench.sh BUILD: accuracy on annotated texts and speed on a corpus. What needs ../shared is left out, and said, where
# that folder is not there.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=$1
program=$build/cli/entente
shared=../shared
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

title() { printf '\n== %s\n' "$*"; }

title "golden articles (tests/golden)"
python3 tests/golden/quality.py "$PWD/$program"
title "the packs' examples"
"$program" rules test 2>/dev/null | tail -1 || true

if [ ! -d "$shared" ]; then
    echo "no $shared: treebanks, articles and corpus are left out"
    exit 0
fi
for treebank in ewt gum; do
    title "annotator, $treebank dev, tokens given"
    xzcat "$shared/treebanks/$treebank/dev.conllu.xz" >"$work/$treebank.conllu"
    "$program" annotate "$work/$treebank.conllu" >"$work/$treebank.out"
    python3 "$shared/treebanks/score.py" "$work/$treebank.conllu" "$work/$treebank.out"
done
title "articles of ../shared/gold/dev"
"$program" extract "$shared"/gold/dev/*.txt -o "$work/dev.db" 2>/dev/null
python3 "$shared/gold/score.py" "$work/dev.db" "$shared"/gold/dev/*.json | tail -9
title "speed: 1,000 documents of the corpus, one thread and two, and again with nothing changed"
xzcat "$shared/corpus/whitehouse.jsonl.xz" | head -1000 >"$work/corpus.jsonl" || true
megabytes=$(awk '{n += length($0) + 1} END {print n / 1e6}' "$work/corpus.jsonl")
timed() {  # timed NAME COMMAND...: seconds and memory, in $seconds
    local name=$1
    shift
    /usr/bin/time -o "$work/time" -f '%e %U %M' "$@" 2>/dev/null
    read -r seconds processor memory <"$work/time"
    echo "$name: $seconds s, $processor s of processor time, $((memory / 1024)) MB of memory"
}
timed "one thread" "$program" extract "$work/corpus.jsonl" --threads 1 -o "$work/corpus.db"
one=$seconds
awk -v m="$megabytes" -v s="$seconds" -v p="$processor" \
    'BEGIN {printf "%.1f MB: %.2f MB/s, %.2f MB a second of processor time\n", m, m / s, m / p}'
timed "two threads" "$program" extract "$work/corpus.jsonl" --threads 2 -o "$work/two.db"
awk -v a="$one" -v b="$seconds" 'BEGIN {printf "two threads: %.2f times one\n", a / b}'
timed "nothing changed" "$program" extract "$work/corpus.jsonl" -o "$work/corpus.db"
awk -v m="$megabytes" -v g="$(stat -c %s "$work/corpus.db")" \
    'BEGIN {printf "graph: %.2f times the input\n", g / 1e6 / m}'
if [ -x "$build/tests/bench/rules_bench" ]; then
    title "rules stage alone, one core: all packs, then 10, 100 and 1,000 frames"
    "$build/tests/bench/rules_bench" "$work/corpus.jsonl" 300
else
    echo "rules stage: build the target rules_bench to measure it"
fi
title "speed: one article, start to graph"
/usr/bin/time -f '%e s' "$program" extract samples/hanoi.txt -o "$work/one.db"
