"""What a token looks like to the network: rows of an embedding table, and a lexicon word.

Idea: the spelling alone gives a row for the whole form, its first three and last two to
four characters, and its shape ("Xx", "XX", "dddd"). All but the shape depend on the lower
form only, so the exported lexicon holds their sum for each known word, ready made.
Invariant: annotate/features.cc computes the same hashes from the same bytes; a change
here is a new version of the model file.
"""

PARTS = ("form", "prefix3", "suffix2", "suffix3", "suffix4", "shape")
HASHED = {"prefix3": 8192, "suffix2": 2048, "suffix3": 6144, "suffix4": 8192, "shape": 1024}

SAME = {"‘": "'", "’": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-",
        "‑": "-", "‒": "-", "−": "-"}


def is_upper(c):
    o = ord(c)
    if o < 128:
        return 65 <= o <= 90
    if 0xC0 <= o <= 0xDE:
        return o != 0xD7
    if 0x100 <= o <= 0x137 or 0x14A <= o <= 0x177:
        return o % 2 == 0
    if 0x139 <= o <= 0x148 or 0x179 <= o <= 0x17E:
        return o % 2 == 1
    return False


def lower_char(c):
    if not is_upper(c):
        return c
    o = ord(c)
    return chr(o + 32) if o < 0x100 else chr(o + 1)


def normal(form):
    """The lower form with plain quotes and dashes and every digit as 0: the key of the lexicon."""
    return "".join("0" if "0" <= c <= "9" else lower_char(SAME.get(c, c)) for c in form)


def shape_char(c):
    c = SAME.get(c, c)
    o = ord(c)
    if "0" <= c <= "9":
        return "d"
    if is_upper(c):
        return "X"
    if "a" <= c <= "z" or 0xDF <= o < 0x2000 or o >= 0x2C00:
        return "x"
    return c if 32 < o < 127 else "*"


RUN = {"X": 2, "x": 1, "d": 4}


def shape(form, first):
    out, last, run = [], "", 0
    for c in map(shape_char, form):
        run = run + 1 if c == last else 1
        last = c
        if run <= RUN.get(c, 1) and len(out) < 24:
            out.append(c)
    return ("^" if first else "") + "".join(out)


def fnv32(text, seed):
    h = 0x811C9DC5 ^ (seed * 0x9E3779B1 & 0xFFFFFFFF)
    for b in text.encode("utf-8", "surrogatepass"):
        h = (h ^ b) * 0x01000193 & 0xFFFFFFFF
    h ^= h >> 15
    h = h * 0x2C1B3C6D & 0xFFFFFFFF
    return h ^ h >> 13


def fnv64(text):
    h = 0xCBF29CE484222325
    for b in text.encode("utf-8", "surrogatepass"):
        h = (h ^ b) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return h


class Features:
    """Maps forms to rows. `forms` are the normal forms with a row of their own; row 0 stands for all others.
    `words` are the normal forms that have a fixed vector; vector 0 is zero."""

    def __init__(self, forms, words):
        self.form = {f: n + 1 for n, f in enumerate(forms)}
        self.word = {w: n + 1 for n, w in enumerate(words)}
        self.base, at = {"form": 0}, len(forms) + 1
        for part in PARTS[1:]:
            self.base[part] = at
            at += HASHED[part]
        self.rows = at
        self.cache = {}

    def hashed(self, part, text):
        return self.base[part] + fnv32(text, PARTS.index(part)) % HASHED[part]

    def affixes(self, key):
        return [self.hashed("prefix3", key[:3]), self.hashed("suffix2", key[-2:]), self.hashed("suffix3", key[-3:]),
                self.hashed("suffix4", key[-4:])]

    def of(self, form, first):
        """(rows, word): six rows and the number of the fixed vector."""
        got = self.cache.get((form, first))
        if got is None:
            key = normal(form)
            rows = [self.form.get(key, 0)] + self.affixes(key) + [self.hashed("shape", shape(form, first))]
            got = self.cache[(form, first)] = (rows, self.word.get(key, 0))
        return got
