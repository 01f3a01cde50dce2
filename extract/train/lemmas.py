#!/usr/bin/python3
"""Writes extract/annotate/lemma_table.inc: the inflected forms for which extract/annotate/lemma_rules.cc is wrong.

    lemmas.py --treebanks FOLDER [--wordnet /usr/share/wordnet]

Irregular forms come from WordNet 3.0's exception lists (Debian package wordnet-base; the WordNet licence is permissive
and asks for its notice); regular forms are made from WordNet's words by the rules of spelling, and kept where undoing
them by rule fails. Where the train sets of UD English EWT (CC BY-SA 4.0) and GUM (CC BY 4.0) say otherwise at least
three times, they are right: their conventions are the measure. Needs g++.
"""
import argparse
import collections
import lzma
import pathlib
import re
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
ANNOTATE = ROOT / "extract/annotate"
WORD = re.compile(r"[a-z]+(-[a-z]+)*$")
OF_TAG = {"NNS": "n", "VBZ": "z", "VBD": "d", "VBN": "d", "VBG": "g", "JJR": "r", "RBR": "r", "JJS": "s", "RBS": "s"}
VOWELS = "aeiou"


def words(wordnet, part):
    """WordNet's words of one part of speech, each with how often it was seen in text."""
    for line in (wordnet / f"index.{part}").read_text().splitlines():
        if line.startswith("  "):
            continue
        fields = line.split()
        if WORD.match(fields[0]):
            yield fields[0], int(fields[-1 - int(fields[2])])


def exceptions(wordnet, part):
    for line in (wordnet / f"{part}.exc").read_text().splitlines():
        form, lemma, *_ = line.split()
        if WORD.match(form) and WORD.match(lemma):
            yield form, lemma


def add_s(word):
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(s|x|z|ch|sh)$", word) else "s")


def doubles(word):
    """Whether a last consonant is doubled: one syllable for sure, l in more of them as in British spelling."""
    if not re.search(r"[^aeiou][aeiou][bdgklmnprtz]$", word) and not re.search(r"^[aeiou][bdgmnprt]$|qu[aeiou][tzp]$", word):
        return False
    return len(re.findall(r"[aeiouy]+", word)) == 1


def add_vowel(word, ending):
    """The spellings of a word with an ending that starts with a vowel, the usual ones."""
    if word.endswith("ie") and ending == "ing":
        return [word[:-2] + "ying"]
    if word.endswith("e") and not (ending == "ing" and re.search(r"(ee|oe|ye)$", word)):
        return [word[:-1] + ending]
    if re.search(r"[^aeiou]y$", word) and ending != "ing":
        return [word[:-1] + "i" + ending]
    if doubles(word):
        return [word + word[-1] + ending]
    both = re.search(r"[^aeiou][aeiou][lprtmnbgs]$", word)
    return [word + ending] + ([word + word[-1] + ending] if both else [])


def regular(wordnet):
    """(inflection, form, lemma, weight) of what spelling makes of WordNet's words."""
    nouns = dict(words(wordnet, "noun"))
    for word, seen in nouns.items():
        if seen and re.search(r"[^s]s$", word) and not nouns.keys() & {word[:-1], word[:-2], word[:-3] + "y"}:
            yield "n", word, word, 0  # series, headquarters
        if seen or not word.endswith("s"):  # not of what is a plural already
            yield "n", add_s(word), word, seen
    for word, seen in words(wordnet, "verb"):
        yield "z", add_s(word), word, seen
        for ending, inflection in (("ed", "d"), ("ing", "g")):
            for form in add_vowel(word, ending):
                yield inflection, form, word, seen
    for word, seen in words(wordnet, "adj"):
        if seen and len(re.findall(r"[aeiouy]+", word)) <= 2 and not re.search(r"(ed|ing|er|s|ful|ic|al|ous|ent|ant|ive)$", word):
            for ending, inflection in (("er", "r"), ("est", "s")):
                for form in add_vowel(word, ending):
                    yield inflection, form, word, seen


def irregular(wordnet):
    for form, lemma in exceptions(wordnet, "noun"):
        yield "n", form, lemma
    for form, lemma in exceptions(wordnet, "verb"):
        inflection = "g" if form.endswith("ing") else "z" if form.endswith("s") else "d"
        yield inflection, form, lemma
    for part in ("adj", "adv"):
        for form, lemma in exceptions(wordnet, part):
            yield "s" if form.endswith("st") else "r", form, lemma


def rows(paths):
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") as file:
            yield from (line.split("\t") for line in file if line[:1].isdigit())


def conventions(paths):
    """What the treebanks say of inflected forms, where they say it often."""
    counts = collections.defaultdict(collections.Counter)
    for row in rows(paths):
        form, lemma = row[1].lower(), row[2].lower()
        if row[4] in OF_TAG and WORD.match(form) and WORD.match(lemma):
            counts[OF_TAG[row[4]], form][lemma] += 1
    for key, lemmas in counts.items():
        lemma, count = lemmas.most_common(1)[0]
        if count >= 3:
            yield key, lemma


def by_rule(keys):
    with tempfile.TemporaryDirectory() as folder:
        program = pathlib.Path(folder) / "rule_lemmas"
        sources = [pathlib.Path(__file__).with_name("rule_lemmas.cc"), ANNOTATE / "lemma_rules.cc"]
        subprocess.run(["g++", "-std=c++20", "-O1", f"-I{ROOT}", *map(str, sources), "-o", str(program)], check=True)
        request = "".join(f"{inflection} {form}\n" for inflection, form in keys)
        answer = subprocess.run([str(program)], input=request, stdout=subprocess.PIPE, check=True, text=True).stdout
    return dict(zip(keys, answer.splitlines()))


def gather(wordnet, train_sets):
    lemma_of, weight_of = {}, {}
    for inflection, form, lemma, seen in regular(wordnet):
        key = inflection, form
        if seen > weight_of.get(key, -1):
            lemma_of[key], weight_of[key] = lemma, seen
    rare = {key for key, seen in weight_of.items() if seen == 0 and key[0] in "ns" and lemma_of[key] != key[1]}
    for inflection, form, lemma in irregular(wordnet):
        if weight_of.get((inflection, form), 0) == 0:  # axes: a regular form of a word in use goes first
            lemma_of[inflection, form] = lemma
            rare.discard((inflection, form))
    for key in rare:
        del lemma_of[key]
    known = {word for part in ("noun", "verb", "adj", "adv") for word, _ in words(wordnet, part)}
    lemma_of.update((key, lemma) for key, lemma in conventions(train_sets) if lemma in known)
    return lemma_of


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=pathlib.Path, required=True)
    parser.add_argument("--wordnet", type=pathlib.Path, default=pathlib.Path("/usr/share/wordnet"))
    parser.add_argument("--out", type=pathlib.Path, default=ANNOTATE / "lemma_table.inc")
    options = parser.parse_args()
    train_sets = [options.treebanks / f"{treebank}/train.conllu.xz" for treebank in ("ewt", "gum")]
    lemma_of = gather(options.wordnet, train_sets)
    rule = by_rule(sorted(lemma_of))
    wrong = sorted((inflection + form, lemma) for (inflection, form), lemma in lemma_of.items()
                   if rule[inflection, form] != lemma)
    capital = sorted(adjectives(options.wordnet) | capitalised(train_sets))
    lines = [f'"{form} {lemma}\\n"\n' for form, lemma in sorted(wrong + [("A" + word, word) for word in capital])]
    options.out.write_text("// Written by extract/train/lemmas.py from WordNet 3.0 (Princeton University, WordNet licence), "
                           "UD English EWT\n// (CC BY-SA 4.0) and GUM (CC BY 4.0).\n" + "".join(lines))
    print(f"{len(lemma_of)} forms, {len(wrong)} of them exceptions; {len(capital)} adjectives with a capital")


def adjectives(wordnet):
    """Adjectives that WordNet writes with a capital, in lower case: american."""
    upper, lower = set(), set()
    for line in (wordnet / "data.adj").read_text().splitlines():
        if line.startswith("  "):
            continue
        fields = line.split()
        for word in fields[4:4 + 2 * int(fields[3], 16):2]:
            (upper if word[0].isupper() else lower).add(word.split("(")[0].lower())
    return {word for word in upper - lower if WORD.match(word)}


def capitalised(paths):
    """Adjectives that the treebanks' lemmas write with a capital."""
    counts = collections.Counter(row[2] for row in rows(paths) if row[4] == "JJ" and row[2][0].isupper() and row[2][1:].islower())
    return {word.lower() for word, count in counts.items() if count >= 3 and WORD.match(word.lower())}


if __name__ == "__main__":
    main()
