#!/usr/bin/env python3
"""raw_text_score.py TREEBANKS PROGRAM: F1 of words and sentences from raw text on the dev sets of EWT and GUM.

PROGRAM is tokenize_tool. TREEBANKS holds score.py, which counts, and ewt/ and gum/. A document's raw text is its
sentences' `# text` lines, joined by a blank unless the sentence's last token says SpaceAfter=No. The treebanks' files
name no paragraphs, so a document is one block: nothing in the text tells where a sentence ends but the text.
"""
import lzma
import pathlib
import subprocess
import sys
import tempfile


def sentences(path):
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for block in file.read().strip().split("\n\n"):
            lines = block.split("\n")
            rows = [line.split("\t") for line in lines if not line.startswith("#")]
            text = next(line[len("# text = "):] for line in lines if line.startswith("# text = "))
            last = next(row for row in rows if row[0].split("-")[-1] == rows[-1][0])
            yield any(line.startswith("# newdoc") for line in lines), text, "SpaceAfter=No" not in last[9]


def raw_text(path):
    text, blank = "", ""
    for first, sentence, space in sentences(path):
        text += ("\x01" if first and text else blank) + sentence
        blank = " " if space else ""
    return text


def f1(gold, mine):
    return 2 * len(gold & mine) / (len(gold) + len(mine))


def main():
    treebanks, program = pathlib.Path(sys.argv[1]), sys.argv[2]
    sys.path.insert(0, str(treebanks))
    import score
    for name in ("ewt", "gum"):
        gold = treebanks / name / "dev.conllu.xz"
        answer = subprocess.run([program], input=raw_text(gold).encode(), stdout=subprocess.PIPE, check=True).stdout
        with tempfile.NamedTemporaryFile(suffix=".conllu") as file:
            file.write(answer)
            file.flush()
            (words, text, sents), (my_words, my_text, my_sents) = score.read(str(gold)), score.read(file.name)
        if text != my_text:
            sys.exit(f"{name}: the program's words do not spell the text")
        key = lambda found: {word[2] for word in found}
        print(f"{name} dev, raw text: words {f1(key(words), key(my_words)):.4f}, sentences {f1(set(sents), set(my_sents)):.4f}")


if __name__ == "__main__":
    main()
