#!/usr/bin/env python3
"""sql_doc.py PROGRAM DOCUMENT SAMPLES [--update]: asks every question of docs/sql.md on the samples' graph.

Each must be answered with rows, in the columns that the document shows. --update writes the answers anew.
"""
import csv
import io
import re
import subprocess
import sys
import tempfile
from pathlib import Path

QUESTION = re.compile(r"```sql\n(?P<sql>.*?)```\n(?:```text\n(?P<answer>.*?)```\n)?", re.S)
ROWS = 5
WIDTH = "104"
LEAST = 25


def ask(program, graph, sql, *options):
    run = subprocess.run([program, "query", graph, *options], input=sql, capture_output=True, text=True)
    return run.stdout if run.returncode == 0 else None, run.stderr


def short_answer(program, graph, sql):
    """the first rows as a table"""
    short = f"SELECT * FROM ({sql.rstrip().rstrip(';')}) LIMIT {ROWS};"
    text, error = ask(program, graph, short, "--width", WIDTH)
    assert text is not None, error
    return text


def faults(program, graph, sql, answer):
    text, error = ask(program, graph, sql, "--csv")
    if text is None:
        yield error
        return
    rows = list(csv.reader(io.StringIO(text)))
    if len(rows) < 2:
        yield "no rows"
        return
    if answer is None:
        yield "the document shows no answer; run this with --update"
    elif [column for column in rows[0] if column not in answer]:
        yield f"columns {rows[0]} are not those of the answer shown; run this with --update"


def main():
    program, document, samples = (Path(argument).resolve() for argument in sys.argv[1:4])
    text = document.read_text(encoding="utf-8")
    bad = count = 0
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "samples").symlink_to(samples)
        graph = str(Path(folder) / "news.db")
        subprocess.run([program, "extract", "samples", "-o", graph], check=True, capture_output=True, cwd=folder)
        for question in QUESTION.finditer(text):
            count += 1
            for fault in [] if "--update" in sys.argv else faults(program, graph, question["sql"], question["answer"]):
                bad += 1
                print(f"{question['sql']}{fault}\n")
        if "--update" in sys.argv:
            answered = lambda found: f"```sql\n{found['sql']}```\n```text\n{short_answer(program, graph, found['sql'])}```\n"
            document.write_text(QUESTION.sub(answered, text), encoding="utf-8")
    print(f"{count} questions, {bad} faults")
    return 1 if bad or count < LEAST else 0


if __name__ == "__main__":
    sys.exit(main())
