#!/usr/bin/env python3
"""quality.py PROGRAM: extracts the golden articles and counts right names and relations; fails below the floors."""
import json
import re
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
FLOORS = {"names F1": 0.95, "relations precision": 0.78, "relations F1": 0.56}
SMALL = {"the", "a", "an", "of", "to", "its", "his", "her", "their", "and", "in", "on", "for"}


def plain(name):
    name = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    name = re.sub(r"[-‐–—/,\s]+", " ", re.sub(r"[.’'`\"“”]", "", name)).strip()
    return name.removeprefix("the ")


def words(text):
    return {w for w in re.findall(r"\w+", plain(text or "")) if w not in SMALL}


def options(value):
    return value if isinstance(value, list) else [value]


class Article:
    """One article's marks, with every entity's names made plain."""

    def __init__(self, path):
        data = json.loads(path.read_text(encoding="utf-8"))
        self.name, self.ignored = path.stem, set(data.get("ignore", []))
        self.kinds = {key: e["kind"] for key, e in data["entities"].items()}
        self.names = {key: {plain(n) for n in [e["name"], *e["aka"]]} for key, e in data["entities"].items()}
        rows = [line.split("\t", 3) for line in path.with_suffix(".sents").read_text(encoding="utf-8").splitlines()]
        self.sentences = {int(i): (int(start), int(end), text) for i, start, end, text in rows}
        self.relations = data["relations"]
        self.mentions = [span for i, items in data["mentions"].items() for span in self.locate(int(i), items)]

    def locate(self, index, items):
        """(start, end, entity) of the names and demonyms of a sentence, in code points"""
        start, _, text = self.sentences[index]
        at = 0
        for surface, entity, form in items:
            found = re.compile(r"(?<!\w)" + re.escape(surface) + r"(?!\w)")
            hit = found.search(text, at) or found.search(text)
            at = hit.start() if form == "nominal" else hit.end()
            if form in ("name", "demonym") and index not in self.ignored and self.kinds[entity] != "other":
                yield start + hit.start(), start + hit.end(), entity

    def sentence(self, start, end):
        overlap = {i: min(e, end) - max(s, start) for i, (s, e, _) in self.sentences.items()}
        best = max(overlap, key=overlap.get)
        return best if overlap[best] > 0 else None

    def means(self, wanted, name):
        return any(w is None if not name else w is not None and plain(name) in self.names[w] for w in options(wanted))


def object_fits(article, gold, found):
    if found["object"]:
        return article.means(gold["obj"], found["object"])
    if None not in options(gold["obj"]):
        return False
    want, have = words(gold.get("text")), words(found["object_text"])
    return bool(want) and 2 * len(want & have) >= len(want) and len(have) <= 3 * len(want) + 4


def fits(article, gold, found):
    if found["relation"] not in options(gold["rel"]) or found["s"] != gold["s"]:
        return False
    if article.means(gold["subj"], found["subject"]) and object_fits(article, gold, found):
        return True
    swapped = found["symmetric"] and found["object"]
    return bool(swapped and article.means(gold["subj"], found["object"]) and article.means(gold["obj"], found["subject"]))


def count_relations(article, rows):
    free, right, found, seen = list(article.relations), 0, 0, set()
    for row in rows:
        row["s"] = article.sentence(row["sentence_start"], row["sentence_end"])
        ends = sorted([row["subject"], row["object"] or ""]) if row["symmetric"] else [row["subject"], row["object"]]
        key = (row["s"], row["relation"], str(ends), "" if row["object"] else row["object_text"])
        if row["s"] is None or row["s"] in article.ignored or key in seen:
            continue
        seen.add(key)
        hits = sorted((g for g in free if fits(article, g, row)), key=lambda g: bool(g.get("optional")))
        if hits:
            free.remove(hits[0])
        if not (hits and hits[0].get("optional")):
            found += 1
            right += bool(hits)
    return right, found, sum(not g.get("optional") for g in article.relations)


def count_names(article, rows):
    left, right, found = list(article.mentions), 0, 0
    for row in rows:
        if article.sentence(row["start"], row["end"]) in article.ignored:
            continue
        found += 1
        hit = next((m for m in left if min(m[1], row["end"]) > max(m[0], row["start"]) and article.means(m[2], row["entity"])), None)
        if hit:
            left.remove(hit)
            right += 1
    return right, found, len(article.mentions)


def figures(right, found, wanted):
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def main():
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "golden.db"
        subprocess.run([sys.argv[1], "extract", *sorted(map(str, HERE.glob("*.txt"))), "-o", graph], check=True)
        db = sqlite3.connect(graph)
        db.row_factory = sqlite3.Row
        rows = [dict(r) for r in db.execute("SELECT r.*, t.symmetric FROM relations r JOIN relation_type t ON t.name = r.relation")]
        marks = [dict(r) for r in db.execute("SELECT * FROM mentions WHERE form IN ('name', 'demonym') AND kind NOT IN ('event', 'other')")]
        db.close()
    names, relations = [0, 0, 0], [0, 0, 0]
    for path in sorted(HERE.glob("*.json")):
        article = Article(path)
        here = lambda r: Path(r["document"]).stem == article.name
        counted = count_relations(article, filter(here, rows))
        relations = [a + b for a, b in zip(relations, counted)]
        names = [a + b for a, b in zip(names, count_names(article, filter(here, marks)))]
        print(f"{article.name:16} relations right {counted[0]:3} found {counted[1]:3} wanted {counted[2]:3}")
    measured = dict(zip(("names precision", "names recall", "names F1"), figures(*names)))
    measured |= dict(zip(("relations precision", "relations recall", "relations F1"), figures(*relations)))
    failed = 0
    for name, value in measured.items():
        low = value < FLOORS.get(name, 0)
        failed += low
        print(f"{name:20} {value:.3f}" + (f"  below its floor of {FLOORS[name]}" if low else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
