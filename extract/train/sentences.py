#!/usr/bin/python3
"""Trains the sentence splitter: a logistic model over hashed features, written as extract/annotate/sentence_model.inc.

    sentences.py --treebanks FOLDER [--out FILE]

FOLDER holds ewt/ and gum/ (UD English EWT and GUM, CC BY-SA 4.0 and CC BY 4.0), each with train and dev .conllu.xz. A
document's raw text is its sentences' `# text` lines, joined by a blank unless the sentence's last token says
SpaceAfter=No; line ends never mark a sentence. The features are those of extract/annotate/sentence_features.cc, which
this script compiles; nothing is computed twice. Needs Debian's python3-torch and g++.
"""
import argparse
import collections
import lzma
import pathlib
import subprocess
import tempfile

import numpy as np
import torch

ROOT = pathlib.Path(__file__).resolve().parents[2]
ANNOTATE = ROOT / "extract/annotate"
SOURCES = [ANNOTATE / f"{name}.cc" for name in
           ("char_class", "abbreviations", "clitics", "patterns", "token_scanner", "sentence_features",
            "sentence_splitter", "tokenizer")]
FEATURES, BITS = 26, 16
TREEBANKS = ("ewt", "gum")
HEADER = "// Written by extract/train/sentences.py from UD English EWT (CC BY-SA 4.0) and GUM (CC BY 4.0).\n"
SCALE = 16  # a weight of 1 in the table is 1/16


def sentences(path):
    """(starts a document, text, white space follows) of each sentence."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for block in file.read().split("\n\n"):
            lines = block.strip("\n").split("\n")
            rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
            if not rows:
                continue
            text = next(line[len("# text = "):] for line in lines if line.startswith("# text = "))
            last = int(rows[-1][0])
            ends = [r for r in rows if r[0].split("-")[-1] == str(last)]
            yield any(line.startswith("# newdoc") for line in lines), text, "SpaceAfter=No" not in ends[0][9]


def documents(path):
    """(raw text in bytes, byte offsets of the sentences' starts) of each document."""
    text, starts, blank = b"", [], False
    for first, sentence, space in sentences(path):
        if first and text:
            yield text, starts
            text, starts, blank = b"", [], False
        text += b" " if blank else b""
        starts.append(len(text))
        text += sentence.encode()
        blank = space
    yield text, starts


CLASSES = {
    "noun": ("NN", "NNS"), "name": ("NNP", "NNPS"), "adjective": ("JJ", "JJR", "JJS"), "adverb": ("RB", "RBR", "RBS"),
    "finite": ("VBD", "VBZ", "VBP", "MD"), "base": ("VB",), "gerund": ("VBG",), "participle": ("VBN",),
    "pronoun": ("PRP", "EX", "WP"), "determiner": ("DT", "PDT", "PRP$", "WDT", "WP$"), "preposition": ("IN",),
    "conjunction": ("CC",), "subordinator": ("WRB",), "particle": ("TO", "RP", "POS"), "interjection": ("UH",),
    "number": ("CD",),
}


def word_classes(paths, least):
    """The class that each frequent lower-case word mostly has."""
    of_tag = {tag: name for name, tags in CLASSES.items() for tag in tags}
    counts = collections.defaultdict(collections.Counter)
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") as file:
            rows = [line.split("\t") for line in file if line[:1].isdigit()]
        for row in rows:
            word = row[1].lower()
            if row[4] in of_tag and word.isascii() and word[0].isalpha():
                counts[word][of_tag[row[4]]] += 1
    frequent = sorted(word for word, c in counts.items() if sum(c.values()) >= least)
    return {word: max(sorted(counts[word]), key=counts[word].get) for word in frequent}


def compile_reader(folder):
    program = pathlib.Path(folder) / "boundary_features"
    sources = [pathlib.Path(__file__).with_name("boundary_features.cc"), *SOURCES, ROOT / "graph/base/utf8.cc"]
    subprocess.run(["g++", "-std=c++20", "-O2", f"-I{ROOT}", *map(str, sources), "-o", str(program)], check=True)
    return program


def read_features(program, paths):
    request = b"".join(b"%d %d\n%s\n%s" % (len(text), len(starts), " ".join(map(str, starts)).encode(), text)
                       for path in paths for text, starts in documents(path))
    answer = subprocess.run([str(program)], input=request, stdout=subprocess.PIPE, check=True).stdout
    rows = np.frombuffer(answer, np.dtype([("label", "u1"), ("features", "<u2", FEATURES)]))
    return torch.from_numpy(rows["features"].astype(np.int64)), torch.from_numpy(rows["label"].astype(np.float32))


def train(x, y, epochs, decay, positive):
    torch.manual_seed(1)
    torch.set_num_threads(1)
    weights = torch.zeros(1 << BITS, requires_grad=True)
    optimiser = torch.optim.Adam([weights], lr=0.02)
    steps = epochs * (len(x) // 2048 + 1)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, steps)
    for _ in range(epochs):
        for batch in torch.randperm(len(x)).split(2048):
            loss = torch.nn.functional.binary_cross_entropy_with_logits(weights[x[batch]].sum(1), y[batch], pos_weight=torch.tensor(positive))
            loss = loss + decay * weights.square().sum()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    return weights.detach()


def quantised(weights):
    return (weights * SCALE).round().clamp(-127, 127).int()


def report(name, weights, x, y):
    guess = weights[x].sum(1) > 0
    right = (guess & (y > 0)).sum().item()
    print(f"{name}: candidates {len(y)}, precision {right / guess.sum().item():.4f}, recall {right / y.sum().item():.4f}, "
          f"F1 {2 * right / (guess.sum() + y.sum()).item():.4f}")


def write(table, path):
    lines = [HEADER]
    line = ""
    for value in table.tolist():
        if len(line) + len(f"{value},") > 118:
            lines.append(line + "\n")
            line = ""
        line += f"{value},"
    path.write_text("".join(lines) + line + "\n")


def write_words(classes, path):
    lines = [f'    ClassEntry{{"{word}", WordClass::{name}}},\n' for word, name in classes.items()]
    path.write_text(HEADER + "".join(lines))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, default=ANNOTATE / "sentence_model.inc")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--decay", type=float, default=3e-5)
    parser.add_argument("--least", type=int, default=25, help="occurrences that give a word a class")
    parser.add_argument("--positive", type=float, default=3.0, help="weight of a boundary against none")
    options = parser.parse_args()
    train_sets = [options.treebanks / f"{treebank}/train.conllu.xz" for treebank in TREEBANKS]
    write_words(word_classes(train_sets, options.least), ANNOTATE / "sentence_words.inc")
    with tempfile.TemporaryDirectory() as folder:
        program = compile_reader(folder)
        read = lambda *names: read_features(program, [options.treebanks / name for name in names])
        x, y = read(*(f"{treebank}/train.conllu.xz" for treebank in TREEBANKS))
        table = quantised(train(x, y, options.epochs, options.decay, options.positive))
        report("train", table, x, y)
        for treebank in TREEBANKS:
            report(f"{treebank} dev", table, *read(f"{treebank}/dev.conllu.xz"))
    write(table, options.out)


if __name__ == "__main__":
    main()
