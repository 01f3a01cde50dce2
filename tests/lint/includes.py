#!/usr/bin/env python3
"""includes.py ROOT: who may include whom (ARCHITECTURE.md), checked on every #include "..." of the tree."""
import re
import sys
from pathlib import Path

# folder -> folders whose headers it may include, itself included; the longest folder that a path starts with counts
ALLOWED = {
    "graph/base": ["graph/base"],
    "graph/measure": ["graph/measure", "graph/base"],
    "graph": ["graph"],
    "rules": ["rules", "graph/base"],
    "export": ["export", "graph"],
    "extract/text": ["extract/text", "graph"],
    "extract/read": ["extract/read", "extract/text", "graph"],
    "extract/annotate": ["extract/annotate", "extract/text", "graph"],
    "extract/entity": ["extract/entity", "extract/annotate", "extract/text", "rules", "graph"],
    "extract/time": ["extract/time", "extract/text", "rules", "graph"],
    "extract/relation": ["extract/relation", "extract/time", "extract/entity", "extract/annotate", "extract/text", "rules", "graph"],
    "extract": ["extract", "rules", "graph"],
    "cli": ["cli", "extract", "export", "rules", "graph"],
}


def owner(path, folders):
    """the longest of the folders that holds the path, or None"""
    return max((f for f in folders if path.startswith(f + "/")), key=len, default=None)


def faults(root):
    for path in sorted([*root.glob("**/*.h"), *root.glob("**/*.cc")]):
        name = path.relative_to(root).as_posix()
        folder = owner(name, ALLOWED)
        if folder is None or name.startswith("extract/train/"):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            if found and owner(found[1], ALLOWED[folder]) is None:
                yield f"{name}:{number}: error: {folder} may not include {found[1]}"


def main():
    found = list(faults(Path(sys.argv[1])))
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
