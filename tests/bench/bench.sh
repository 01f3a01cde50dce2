#!/usr/bin/env bash
# bench.sh BUILD: accuracy on annotated texts and speed on a corpus. What needs ../shared is left out, and said, where
# that folder is not there. BENCH_MEGABYTES=1000 makes the long run as long as the goal for memory says (default 100).
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
title "speed: 1,000 documents of the corpus"
xzcat "$shared/corpus/whitehouse.jsonl.xz" | head -1000 >"$work/corpus.jsonl" || true
megabytes=$(awk '{n += length($0) + 1} END {print n / 1e6}' "$work/corpus.jsonl")
timed() {  # timed COMMAND...: $seconds by the clock, $processor time, $both with the system's, $memory
    /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$@" >/dev/null 2>&1
    read -r seconds processor system memory <"$work/time"
    both=$(awk -v user="$processor" -v kernel="$system" 'BEGIN {print user + kernel}')
}
best_of_five() {  # best_of_five PREPARE COMMAND...: the least of $seconds and of $both of five runs
    local prepare=$1 least_seconds=1e9 least_both=1e9
    shift
    for _ in 1 2 3 4 5; do
        $prepare
        timed "$@"
        least_seconds=$(least "$seconds" "$least_seconds")
        least_both=$(least "$both" "$least_both")
    done
    seconds=$least_seconds both=$least_both
}
least() { awk -v a="$1" -v b="$2" 'BEGIN {print a < b ? a : b}'; }
figure() {  # figure WHAT VALUE UNIT GOAL more|less: with how often the goal is met
    awk -v what="$1" -v value="$2" -v unit="$3" -v goal="$4" -v better="$5" 'BEGIN {
        ratio = better == "more" ? value / goal : goal / value
        printf "%-46s %8.2f %-5s goal %6.2f  %.2f of it\n", what, value, unit, goal, ratio }'
}
quotient() { awk -v a="$1" -v b="$2" 'BEGIN {print a / b}'; }

timed "$program" extract "$work/corpus.jsonl" --threads 1 -o "$work/corpus.db"
one=$seconds
rate=$(quotient "$megabytes" "$processor")
figure "one thread, of processor time" "$rate" MB/s 1.6 more
figure "memory" "$((memory / 1024))" MB 300 less
timed "$program" extract "$work/corpus.jsonl" --threads 2 -o "$work/two.db"
figure "two threads, of one by the clock" "$(quotient "$one" "$seconds")" "" 1.85 more
figure "graph, of the input" "$(quotient "$(stat -c %s "$work/corpus.db")" "$megabytes" | awk '{print $1 / 1e6}')" "" 3 less
python3 - "$work/corpus.jsonl" "$work/small.jsonl" <<'END'
import json, sys
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
with open(sys.argv[2], "w", encoding="utf-8") as out:
    for i in range(10_000):
        text = texts[i % len(texts)]
        start = i // len(texts) * 400 % max(1, len(text) - 400)
        out.write(json.dumps({"id": f"r{i}", "text": text[start:start + 400]}) + "\n")
END
timed "$program" extract "$work/small.jsonl" -o "$work/small.db"
timed "$program" extract "$work/small.jsonl" -o "$work/small.db"
figure "10,000 records again, nothing changed" "$seconds" s 2 less
timed "$program" extract samples/hanoi.txt -o "$work/first.db"  # leaves the packs in the cache
best_of_five "rm -f $work/one.db" "$program" extract samples/hanoi.txt -o "$work/one.db"
figure "one article, best of five by the clock" "$seconds" s 0.06 less
figure "the same, of processor time" "$both" s 0.06 less
if command -v npm >/dev/null && npm install --silent --no-fund --no-audit --prefix "$work/wink" wink-nlp \
    wink-eng-lite-web-model >/dev/null 2>&1; then
    wink=$(NODE_PATH="$work/wink/node_modules" node tests/bench/wink.cjs "$work/corpus.jsonl" 2>/dev/null)
    figure "one thread, of wink-nlp's rate for tags alone" "$(quotient "$rate" "$(quotient "$megabytes" "$wink")")" "" 1 more
else
    echo "wink-nlp: npm cannot be had, left out"
fi
title "one long run, with names that change: ${BENCH_MEGABYTES:-100} MB"
python3 tests/bench/memory.py "$PWD/$program" "$work/corpus.jsonl" "${BENCH_MEGABYTES:-100}" >"$work/long" 2>/dev/null
cat "$work/long"
figure "memory" "$(sed -n 's/.*peak \([0-9]*\) MB.*/\1/p' "$work/long")" MB 300 less
figure "rate of the last tenth, of the second's" "$(sed -n 's/of processor time.*ratio //p' "$work/long")" "" 0.9 more
title "a single document of 50 MB"
python3 - "$work/corpus.jsonl" "$work/long.txt" <<'END'
import json, sys
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
with open(sys.argv[2], "w", encoding="utf-8") as out:
    while out.tell() < 50e6:
        out.write("\n\n".join(texts) + "\n\n")
END
timed "$program" extract "$work/long.txt" -o "$work/long.db"
size=$(stat -c %s "$work/long.txt")
printf '%s MB: %s s by the clock, peak %s MB, %s bytes a byte of text\n' "$((size / 1000000))" "$seconds" \
    "$((memory / 1024))" "$(quotient "$((memory * 1024))" "$size")"
if [ -x "$build/tests/bench/rules_bench" ]; then
    title "rules stage alone, one core: all packs, then 10, 100 and 1,000 frames"
    "$build/tests/bench/rules_bench" "$work/corpus.jsonl" 300
else
    echo "rules stage: build the target rules_bench to measure it"
fi
