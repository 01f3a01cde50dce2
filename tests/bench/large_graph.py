#!/usr/bin/env python3
"""large_graph.py PROGRAM OUT.db [EDGES]: a graph of EDGES different edges (default 1,000,000) between a fifth as many
entities, one sentence each, made without any text. PROGRAM makes the empty graph, so that the schema is its own."""
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile

PER_DOCUMENT = 100  # sentences, one relation each


def main():
    program, out = sys.argv[1:3]
    edges = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
    nodes = max(2, edges // 5)
    pathlib.Path(out).unlink(missing_ok=True)
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as text:
        text.write("Nothing happened here today, and nobody said a word about it to anybody at all.\n")
        text.flush()
        subprocess.run([program, "extract", text.name, "-o", out], check=True, stderr=subprocess.DEVNULL)
    db = sqlite3.connect(out)
    random.seed(1)
    kinds = [row[0] for row in db.execute("SELECT id FROM kind WHERE name IN ('person', 'org', 'country', 'city')")]
    db.executemany("INSERT OR IGNORE INTO relation_type (name, symmetric) VALUES (?, ?)",
                   [("met", 1), ("criticized", 0), ("supported", 0), ("visited", 0), ("sanctioned", 0)])
    types = [row[0] for row in db.execute("SELECT id FROM relation_type")]
    first = db.execute("SELECT coalesce(max(id), 0) + 1 FROM entity").fetchone()[0]
    db.executemany("INSERT INTO entity (id, key, name, kind_id) VALUES (?, ?, ?, ?)",
                   ((first + i, f"person:n{i:07}", f"Name {i}", kinds[i % len(kinds)]) for i in range(nodes)))
    extraction = db.execute("SELECT id FROM extraction").fetchone()[0]
    document = db.execute("SELECT max(id) FROM document").fetchone()[0] + 1
    sentence = "Somebody met or criticised somebody in a sentence that is about as long as sentences in the news are. "
    text = sentence * PER_DOCUMENT
    columns = [row[1] for row in db.execute("PRAGMA table_info(document)")]
    known = {"extraction_id": extraction, "words": 0, "sentences": PER_DOCUMENT, "text": text, "date": "2019-03-14"}
    used = [c for c in columns if c in known or c in ("id", "uri", "content_hash")]
    insert = f"INSERT INTO document ({', '.join(used)}) VALUES ({', '.join('?' * len(used))})"
    documents = (edges + PER_DOCUMENT - 1) // PER_DOCUMENT
    for d in range(documents):
        row = known | {"id": document + d, "uri": f"d{d:06}", "content_hash": d}
        db.execute(insert, [row[c] for c in used])
    base = db.execute("SELECT coalesce(max(id), 0) + 1 FROM sentence").fetchone()[0]
    db.executemany('INSERT INTO sentence (id, document_id, start, "end") VALUES (?, ?, ?, ?)',
                   ((base + i, document + i // PER_DOCUMENT, i % PER_DOCUMENT * len(sentence),
                     (i % PER_DOCUMENT + 1) * len(sentence) - 1) for i in range(edges)))

    def relations():
        for i in range(edges):
            subject = i % nodes
            step = 1 + int(nodes ** random.random())  # some are near, some far, a few are hubs
            other = (subject + step) % nodes if i % 7 else random.randrange(min(nodes, 500))
            other = other if other != subject else (other + 1) % nodes
            yield (types[(i // nodes) % len(types)], first + subject, first + other, "affirmed", "actual",
                   f"20{10 + i % 10}-0{1 + i % 9}", base + i, "en/met", "active", "met", 0.9)

    db.executemany("INSERT INTO relation (relation_type_id, subject_id, object_id, polarity, modality, date, sentence_id, "
                   "rule, construction, trigger, confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", relations())
    db.commit()
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    print(db.execute("SELECT count(*) FROM edge").fetchone()[0], "edges")


if __name__ == "__main__":
    main()
