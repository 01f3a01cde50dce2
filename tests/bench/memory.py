#!/usr/bin/env python3
"""memory.py PROGRAM CORPUS.jsonl MEGABYTES [PROGRAM'S OPTIONS...]: one long run.

Feeds the corpus again and again, with names that no copy shares with another, until so many megabytes have gone in.
Prints the peak of memory, and the rate of the second and the last tenth, by the clock and by the program's processor
time, which other work on the machine disturbs less: what the program takes in at first, before its queue is full, is
not yet worked on.
"""
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time

NAME = re.compile(r"\b([A-Z][a-z]{3,})\b")


def renamed(record, copy):
    """The record with every third kind of capitalised word changed, the same within a copy."""
    def change(match):
        word = match.group(1)
        return word + chr(97 + copy % 26) + chr(97 + copy // 26 % 26) if hash_of(word) % 3 == 0 else word
    record = dict(record, id=f"{record.get('id', '')}#{copy}")
    if copy > 0:
        record["text"] = NAME.sub(change, record["text"])
    return record


def hash_of(word):
    value = 0
    for letter in word:
        value = (value * 31 + ord(letter)) % 1000003
    return value


def rate(marks, tenth, clock):
    """Bytes a second between one mark and the next."""
    start, end = marks[tenth - 1], marks[tenth]
    return (end[0] - start[0]) / (end[clock] - start[clock])


def processor_seconds(process):
    with open(f"/proc/{process.pid}/stat", encoding="ascii") as stat:
        fields = stat.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main():
    program, corpus, megabytes = sys.argv[1], sys.argv[2], float(sys.argv[3])
    with open(corpus, encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    goal = megabytes * 1e6
    with tempfile.TemporaryDirectory() as folder:
        graph = os.path.join(folder, "n.db")
        process = subprocess.Popen([program, "extract", "-", "-f", "jsonl", "-o", graph, *sys.argv[4:]],
                                   stdin=subprocess.PIPE)
        sent, copy, marks, start = 0, 0, [], time.monotonic()
        while sent < goal:
            for record in records:
                line = (json.dumps(renamed(record, copy), ensure_ascii=False) + "\n").encode()
                process.stdin.write(line)
                sent += len(line)
                if sent * 10 // goal > len(marks):
                    marks.append((sent, time.monotonic() - start, processor_seconds(process)))
                if sent >= goal:
                    break
            copy += 1
        process.stdin.close()
        process.wait()
        seconds = time.monotonic() - start
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"{sent / 1e6:.0f} MB in {seconds:.0f} s: {sent / 1e6 / seconds:.2f} MB/s, peak {peak:.0f} MB; "
              f"graph {os.path.getsize(graph) / sent:.2f} times the input")
        for clock, name in ((1, "by the clock"), (2, "of processor time")):
            first, last = rate(marks, 1, clock), rate(marks, len(marks) - 1, clock)
            print(f"{name}: second tenth {first / 1e6:.2f} MB/s, last {last / 1e6:.2f} MB/s, ratio {last / first:.2f}")


if __name__ == "__main__":
    main()
