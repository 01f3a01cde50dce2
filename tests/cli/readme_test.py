#!/usr/bin/env python3
"""readme_test.py PROGRAM DOCUMENT SAMPLES: follows a document as a reader would, block by block, in order: writes the
blocks that name a file (```toml mine/pack.toml) and runs every `$ ` command of console blocks."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def blocks(document):
    for info, body in re.findall(r"^```(\S+(?: \S+)?)\n(.*?)^```", document.read_text(encoding="utf-8"), re.S | re.M):
        yield info.split(), body


def commands(body):
    return [line[2:] for line in body.splitlines() if line.startswith("$ ")]


def said(run, command, folder):
    """What a command printed, be it into a file."""
    target = re.search(r" > (\S+)$", command)
    return (Path(folder) / target[1]).read_text(encoding="utf-8") if target else run.stdout or run.stderr


def write(folder, name, body):
    path = Path(folder) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(body, encoding="utf-8")


def main():
    program, readme, samples = map(lambda p: Path(p).resolve(), sys.argv[1:4])
    failed = passed = 0
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(samples, Path(folder) / "samples")
        environment = {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}"}
        steps = []
        for info, body in blocks(readme):
            if len(info) == 2:
                steps.append((write, info[1], body))
            elif info[0] == "console":
                steps += [(None, command, None) for command in commands(body)]
        for step, command, body in steps:
            if step:
                step(folder, command, body)
                continue
            run = subprocess.run(command, shell=True, cwd=folder, env=environment, capture_output=True, text=True)
            good = run.returncode == 0 and said(run, command, folder)
            passed, failed = passed + bool(good), failed + (not good)
            if not good:
                print(f"failed ({run.returncode}): {command}\n{run.stdout}{run.stderr}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
