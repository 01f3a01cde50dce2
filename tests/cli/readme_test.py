#!/ usr / bin / env python3
"""readme_test.py PROGRAM README SAMPLES: runs every `$ ` command of README's console blocks, in their order."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def commands(readme):
    for block in re.findall(r"```console\n(.*?)```", readme.read_text(encoding="utf-8"), re.S):
        yield from (line[2:] for line in block.splitlines() if line.startswith("$ "))


def main():
    program, readme, samples = map(lambda p: Path(p).resolve(), sys.argv[1:4])
    failed = passed = 0
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(samples, Path(folder) / "samples")
        environment = {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}"}
        for command in commands(readme):
            run = subprocess.run(command, shell=True, cwd=folder, env=environment, capture_output=True, text=True)
            good = run.returncode == 0 and (run.stdout or run.stderr)
            passed, failed = passed + bool(good), failed + (not good)
            if not good:
                print(f"failed ({run.returncode}): {command}\n{run.stdout}{run.stderr}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
