#!/usr/bin/env python3
"""How right each reference rule is, on coreference annotation and on gold articles.

reference_score.py PROGRAM gum FOLDER... [--list KIND|RULE] [--part read|kept] [--text FOLDER]
    WebAnno TSV files as the GUM corpus has them. Each is made into a text (with --text: laid out as the article of that
    name), the program extracts it, and every reference is compared: right if what it means is named somewhere by a
    mention of the same chain. A reference to somebody whom the text never names is counted apart.
    The files fall into two parts: `read`, whose errors --list shows, and `kept`, only ever scored.
reference_score.py PROGRAM gold FOLDER [--only PREFIX,...]
    Gold articles (JSON beside .sents and .txt): right if the reference overlaps a mention of that name.

Prints by rule: found, right, precision; by kind of phrase: wanted, found, right, precision, recall.
"""
import argparse
import re
import sqlite3
import subprocess
import sys
import tempfile
import zlib
from collections import Counter, defaultdict
from pathlib import Path

KINDS = {
    "he": "he him his himself", "she": "she her hers herself", "it": "it its itself",
    "they": "they them their theirs themselves", "I": "i me my mine myself", "we": "we us our ours ourselves",
    "you": "you your yours yourself yourselves", "who": "who whom which whose that",
}
KIND_OF = {word: kind for kind, words in KINDS.items() for word in words.split()}
OPENERS = {"the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"}


def kind_of(text):
    words = text.lower().split()
    if len(words) == 1 and words[0] in KIND_OF:
        kind = KIND_OF[words[0]]
        if words[0] in KINDS[kind].split()[2:] and kind in ("he", "she", "it", "they"):
            return kind + ("self" if words[0].endswith(("self", "selves")) else "'s")
        return kind + ("'s" if words[0] == "her" else "")
    return "nominal"


# ---- GUM

class Chains:
    def __init__(self):
        self.parent = {}

    def find(self, x):
        self.parent.setdefault(x, x)
        while self.parent[x] != x:
            self.parent[x] = x = self.parent[self.parent[x]]
        return x

    def join(self, a, b):
        self.parent[self.find(a)] = self.find(b)


class Gum:
    """Tokens, mentions as (first, last, chain, type); last is exclusive."""

    def __init__(self, path):
        self.name, self.tokens, self.starts = path.stem, [], []
        spans, links, chains, where = {}, [], Chains(), {}
        single = 0
        for line in path.read_text(encoding="utf-8").splitlines():
            columns = line.split("\t")
            if len(columns) < 10 or not re.fullmatch(r"\d+-\d+", columns[0]):
                continue
            at = len(self.tokens)
            if columns[0].endswith("-1"):
                self.starts.append(at)
            self.tokens.append(columns[2])
            where[columns[0]] = at
            here = []
            for part in columns[3].split("|") if columns[3] != "_" else []:
                found = re.fullmatch(r"(.*?)\[(\d+)\]", part)
                if found:
                    key = int(found[2])
                else:
                    single -= 1
                    key, found = single, (part, part)
                here.append(key)
                first, _, sort = spans.get(key, (at, at, found[1]))
                spans[key] = (first, at + 1, sort)
            if columns[8] != "_":
                for sort, link in zip(columns[8].split("|"), columns[9].split("|")):
                    if sort not in ("coref", "ana", "cata", "appos", "pred"):
                        continue
                    found = re.fullmatch(r"(\d+-\d+)(?:\[(\d+)_(\d+)\])?", link)
                    to, source = int(found[2] or 0), int(found[3] or 0)
                    links.append((source or here[-1], to, found[1]))
        at_token = {}
        for key, (first, last, _) in spans.items():
            if last - first == 1:
                at_token.setdefault(first, key)
        for source, to, place in links:
            to = to or at_token.get(where[place])
            if to is not None:
                chains.join(source, to)
        self.mentions = [(first, last, chains.find(key), sort) for key, (first, last, sort) in sorted(spans.items())]

    def lay_out(self, article):
        """The text, and where each token starts and ends in it."""
        text = article or ""
        if text:
            at, offsets = 0, []
            plain = {"``": '"', "''": '"'}
            for token in self.tokens:
                found = text.find(token, at, at + 400)
                if found < 0:
                    found = text.find(plain.get(token, token), at, at + 400)
                if found < 0:
                    offsets.append(None)
                    continue
                offsets.append((found, found + len(token)))
                at = found + len(token)
            if sum(o is None for o in offsets) < 0.03 * len(offsets):
                return text, offsets
        out, offsets, quote = "", [], False
        starts = set(self.starts)
        for i, token in enumerate(self.tokens):
            before = self.tokens[i - 1] if i else ""
            glued = token in {".", ",", ";", ":", "?", "!", ")", "]", "%", "'s", "’s", "n't", "'", "’", "”", "''", "-", "'re",
                              "'ve", "'ll", "'m", "'d", "n’t", "’re", "’ve", "’ll", "’m", "’d"}
            glued |= before in {"(", "[", "$", "“", "``", "-", "‘", "£", "#"}
            if token == '"':
                glued |= quote
            elif before == '"':
                glued |= quote
            if i in starts and i:
                out += "\n\n" if len(self.starts) > 1 and i == self.starts[1] else " "
            elif i and not glued:
                out += " "
            if token == '"':
                quote = not quote
            offsets.append((len(out), len(out) + len(token)))
            out += token
        return out + "\n", offsets


FITS = {"person": {"person"}, "org": {"organization", "place"}, "country": {"place", "organization"},
        "city": {"place", "organization"}, "region": {"place", "organization"}, "place": {"place"},
        "facility": {"place", "organization", "object"}, "event": {"event"}, "other": set()}


def tokens_of(offsets, start, end):
    inside = [i for i, o in enumerate(offsets) if o and o[0] < end and o[1] > start]
    return (inside[0], inside[-1] + 1) if inside else None


def same_span(gum, span):
    """The gold mention with that span, or nearly: the same last word, or half of it."""
    best, most = None, 0.5
    for first, last, chain, _ in gum.mentions:
        overlap = min(last, span[1]) - max(first, span[0])
        if overlap <= 0:
            continue
        share = overlap / (max(last, span[1]) - min(first, span[0]))
        if first == span[0] and last > span[1] and span[1] - span[0] > 1:
            share = max(share, 0.55)  # what hangs on behind: "the man who ..."
        if share >= most and (best is None or share > most):
            best, most = (first, last, chain), share
    return best


def named_chain(gum, span, kind, form):
    around = [(last - first, chain, sort, first, last) for first, last, chain, sort in gum.mentions
              if first <= span[0] and last >= span[1]]
    for _, chain, sort, first, last in sorted(around, key=lambda a: a[0]):
        if (first, last) == span:
            return chain
        if form == "demonym":
            return None
        return chain if sort in FITS[kind] and last <= span[1] + 12 else None
    return None


def extract(program, texts, folder):
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    graph = folder / "graph.db"
    subprocess.run([program, "extract", str(folder), "-o", str(graph)], check=True, capture_output=True)
    rows = sqlite3.connect(graph).execute(
        'SELECT entity, kind, form, text, document, start, "end", rule FROM mentions ORDER BY document, start')
    found = defaultdict(list)
    for row in rows:
        found[Path(row[4]).stem].append(row)
    return found


class Tally:
    def __init__(self):
        self.rules, self.kinds = defaultdict(Counter), defaultdict(Counter)

    def found(self, rule, kind, verdict):
        self.rules[rule][verdict] += 1
        self.rules[f"{rule} {kind}"][verdict] += 1
        self.kinds[kind][verdict] += 1

    def wanted(self, kind, n=1):
        self.kinds[kind]["wanted"] += n

    def print(self):
        print(f"{'rule':34} {'found':>6} {'right':>6} {'prec':>6} {'unnamed':>8}")
        for rule, c in sorted(self.rules.items()):
            n = c["right"] + c["wrong"]
            print(f"{rule:34} {n:6} {c['right']:6} {c['right'] / n if n else 0:6.2f} {c['unnamed']:8}")
        print(f"\n{'kind':12} {'wanted':>6} {'found':>6} {'right':>6} {'prec':>6} {'recall':>6}")
        total = Counter()
        for kind, c in sorted(self.kinds.items()):
            total.update(c)
        for kind, c in [*sorted(self.kinds.items()), ("all", total)]:
            n, w = c["right"] + c["wrong"], c["wanted"]
            print(f"{kind:12} {w:6} {n:6} {c['right']:6} {c['right'] / n if n else 0:6.2f} {c['right'] / w if w else 0:6.2f}")


def part_of(name):
    gold_too = name in {f"GUM_news_{n}" for n in ("afghan", "asylum", "defector", "election", "korea")}
    return "kept" if gold_too or zlib.crc32(name.encode()) % 5 < 2 else "read"


def context(text, start, end):
    left, right = max(0, start - 260), min(len(text), end + 80)
    return (text[left:start] + "[[" + text[start:end] + "]]" + text[end:right]).replace("\n", " / ")


def score_document(gum, text, offsets, rows, tally, show):
    votes, chains_of = defaultdict(Counter), {}
    placed = [(row, tokens_of(offsets, row[5], row[6])) for row in rows]
    named_spans = set()
    for (entity, kind, form, *_), span in placed:
        if form in ("name", "demonym") and span:
            chain = named_chain(gum, span, kind, form)
            if chain is not None:
                votes[entity][chain] += 1
                named_spans.add((chain, span[1]))
    for entity, counts in votes.items():
        most = counts.most_common(1)[0][1]
        chains_of[entity] = {chain for chain, n in counts.items() if 4 * n >= most}
    known = {}
    for entity, chains in chains_of.items():
        for chain in chains:
            known.setdefault(chain, entity)
    done = set()
    for (entity, kind, form, surface, _, start, end, rule), span in placed:
        if form not in ("nominal", "pronoun") or not rule or not span:
            continue
        sort = kind_of(surface)
        gold = same_span(gum, span)
        if gold is None and sort == "who":  # GUM leaves relative pronouns out: they are what their clause hangs on
            around = [m for m in gum.mentions if m[0] < span[0] and m[1] >= span[1] and m[3] != "event"]
            gold = min(around, key=lambda m: m[1] - m[0])[:3] if around else None
        if gold is not None and gold[2] in chains_of.get(entity, ()):
            verdict = "right"
            done.add(gold[:2])
        elif entity not in chains_of:
            verdict = "unnamed"
        else:
            verdict = "wrong"
        tally.found(rule, sort, verdict)
        if show and show in (sort, rule, "wrong") and verdict != "right":
            means = known.get(gold[2]) if gold else "nothing marked"
            print(f"{verdict.upper()} {gum.name} {rule} -> {entity}, gold {means or 'nobody named'}: {context(text, start, end)}\n")
    for first, last, chain, _ in gum.mentions:
        if chain not in known:
            continue
        surface = " ".join(gum.tokens[first:last])
        sort = kind_of(surface)
        if sort == "nominal" and (gum.tokens[first].lower() not in OPENERS or
                                  any((c, e) == (chain, l) for c, e in named_spans for l in range(first + 1, last + 1))):
            continue
        tally.wanted(sort)
        if show == f"missed-{sort}" and (first, last) not in done and offsets[first] and offsets[last - 1]:
            print(f"MISSED {gum.name} {known[chain]}: {context(text, offsets[first][0], offsets[last - 1][1])}\n")


def score_gum(args):
    files = [f for folder in args.folder for f in sorted(Path(folder).glob("*.tsv"))]
    files = [f for f in files if args.part in (None, part_of(f.stem))]
    if args.list and args.part != "read":
        sys.exit("--list shows only --part read")
    gums = [Gum(f) for f in files]
    laid = {}
    for gum in gums:
        article = Path(args.text) / f"{gum.name}.txt" if args.text else None
        laid[gum.name] = gum.lay_out(article.read_text(encoding="utf-8") if article and article.exists() else None)
    with tempfile.TemporaryDirectory() as folder:
        found = extract(args.program, {name: text for name, (text, _) in laid.items()}, Path(folder))
    tally = Tally()
    for gum in gums:
        score_document(gum, *laid[gum.name], found[gum.name], tally, args.list)
    print(f"{len(gums)} documents")
    tally.print()


def score_gold(args):
    sys.path.insert(0, str(Path(args.folder[0]).resolve().parent))
    from gold import Gold, norm
    prefixes = tuple(args.only.split(",")) if args.only else ("",)
    golds = [Gold(p) for p in sorted(Path(args.folder[0]).glob("*.json")) if p.stem.startswith(prefixes)]
    with tempfile.TemporaryDirectory() as folder:
        texts = {g.doc: (Path(args.folder[0]) / f"{g.doc}.txt").read_text(encoding="utf-8") for g in golds}
        found = extract(args.program, texts, Path(folder))
    tally = Tally()
    for gold in golds:
        def ignored(start, end):
            best = max(gold.sentences.items(), key=lambda s: min(s[1][1], end) - max(s[1][0], start))
            return best[0] in gold.ignore
        left = [s for s in gold.spans() if s[3] in ("nominal", "pronoun") and gold.entities[s[2]]["kind"] != "other"
                and not ignored(s[0], s[1])]
        for start, end, _, form in left:
            tally.wanted(kind_of(texts[gold.doc][start:end]) if form == "pronoun" else "nominal")
        for entity, kind, form, surface, _, start, end, rule in found[gold.doc]:
            if form not in ("nominal", "pronoun") or kind in ("event", "other") or ignored(start, end):
                continue
            hit = next((s for s in left if min(s[1], end) > max(s[0], start) and norm(entity) in gold.names[s[2]]), None)
            if hit:
                left.remove(hit)
            tally.found(rule or "named", kind_of(surface) if form == "pronoun" else "nominal", "right" if hit else "wrong")
    print(f"{len(golds)} documents")
    tally.print()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("corpus", choices=["gum", "gold"])
    parser.add_argument("folder", nargs="+")
    parser.add_argument("--part", choices=["read", "kept"])
    parser.add_argument("--list")
    parser.add_argument("--text")
    parser.add_argument("--only")
    args = parser.parse_args()
    args.program = str(Path(args.program).resolve())
    score_gum(args) if args.corpus == "gum" else score_gold(args)


if __name__ == "__main__":
    main()
