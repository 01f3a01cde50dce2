#!/usr/bin/env python3
"""crash.py PROGRAM [POINTS] [SEED]: kills a running extraction at random moments and looks at what is left.

At each of POINTS (200) moments, spread over the whole run with as many in its last tenth (the last commits and the
checkpoint): kill -9, SQLite's integrity and foreign keys, then the same command again, which must end in the dump of
an undisturbed run. Every second graph is kept and killed again, so that runs over half-done graphs are killed too.
"""
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

WHO = ["Donald Trump", "Moon Jae-in", "Xi Jinping", "Angela Merkel", "Jane Doe"]
DO = ["met", "criticized", "praised", "did not meet", "will meet", "imposed sanctions on"]


def records(count):
    for i in range(count):
        text = f"{WHO[i % 5]} {DO[i % 6]} {WHO[(i + 1) % 5]} in Hanoi. He said talks number {i} would go on."
        yield '{"id": "r%d", "date": "2019-03-14", "text": "%s"}\n' % (i, text)


def check(path):
    if not os.path.exists(path) or os.path.getsize(path) == 0:
        return
    with sqlite3.connect(path) as graph:
        assert graph.execute("PRAGMA integrity_check").fetchall() == [("ok",)], path
        assert not graph.execute("PRAGMA foreign_key_check").fetchall(), path
        if graph.execute("PRAGMA user_version").fetchone()[0] > 0:
            broken = "SELECT count(*) FROM document WHERE id NOT IN (SELECT document_id FROM sentence)"
            assert graph.execute(broken).fetchone() == (0,), "a document without its sentences"
            # Fails where the search index does not hold just the words of the documents.
            graph.execute("INSERT INTO document_text (document_text, rank) VALUES ('integrity-check', 1)")


def remove(path):
    for suffix in ("", "-wal", "-shm", "-journal"):
        if os.path.exists(path + suffix):
            os.remove(path + suffix)


def main():
    program = os.path.abspath(sys.argv[1])
    points = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    random.seed(seed)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        with open("in.jsonl", "w", encoding="utf-8") as out:
            out.writelines(records(400))
        command = [program, "extract", "in.jsonl", "-o", "n.db", "--batch", "10"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        start = time.monotonic()
        subprocess.run(command, check=True, **quiet)
        duration = time.monotonic() - start
        expected = subprocess.run([program, "dump", "n.db"], check=True, capture_output=True).stdout
        remove("n.db")
        killed = 0
        for point in range(points):
            late = point % 2 == 0
            wait = random.uniform(0.9, 1.05) if late else random.uniform(0, 1)
            process = subprocess.Popen(command, **quiet)
            time.sleep(wait * duration)
            killed += process.poll() is None
            process.send_signal(signal.SIGKILL)
            process.wait()
            check("n.db")
            if point % 4 == 1:
                continue  # killed again over what is there
            subprocess.run(command, check=True, **quiet)
            check("n.db")
            dump = subprocess.run([program, "dump", "n.db"], check=True, capture_output=True).stdout
            assert dump == expected, f"point {point}, seed {seed}: the graph differs"
            remove("n.db")
        print(f"{points} points, {killed} of them before the end: every graph whole, every rerun complete")


if __name__ == "__main__":
    main()
