"""The labels, the forms with a row of their own, and the fixed word vectors."""
import collections
import json
import lzma
import pathlib
import pickle

import numpy as np

from features import Features, normal


def counted(values, least):
    count = collections.Counter(values)
    return sorted((v for v, n in count.items() if n >= least), key=lambda v: (-count[v], v))


class Vocabulary:
    def __init__(self, upos, xpos, feats, rels, forms, words):
        self.upos, self.xpos, self.feats, self.rels, self.forms, self.words = upos, xpos, feats, rels, forms, words
        self.features = Features(forms, words)
        self.number = {name: {v: n for n, v in enumerate(getattr(self, name))} for name in ("upos", "xpos", "feats", "rels")}

    @property
    def groups(self):
        return len(self.upos), len(self.xpos), len(self.feats)

    def plain(self):
        return [self.upos, self.xpos, self.feats, self.rels, self.forms, self.words]


def read_vectors(path):
    """(words, [n, 100] array), most frequent words first. Reading the JSON takes a while, so it is kept beside it."""
    kept = pathlib.Path(str(path) + ".kept")
    if not kept.exists():
        data = json.loads(pathlib.Path(path).read_text())
        words = [w for w in data["words"] if normal(w) == w and w in data["vectors"]]
        vectors = np.array([data["vectors"][w][:100] for w in words], np.float32)
        kept.write_bytes(pickle.dumps((words, vectors), protocol=4))
    return pickle.loads(kept.read_bytes())


def raw_words(path):
    """How often each normal form stands in the raw text (JSON Lines, .xz)."""
    count = collections.Counter()
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            count.update(normal(w.strip(".,;:!?\"'()[]“”’‘")) for w in json.loads(line)["text"].split())
    return count


def make(sentences, vectors, words, extra):
    """`words` most frequent vectors, and those of the normal forms in `extra` wherever they stand."""
    all_words, matrix = vectors
    forms = counted((normal(f) for s in sentences for f in s.form), 2)
    wanted = set(forms) | set(extra)
    chosen = [n for n, w in enumerate(all_words) if n < words or w in wanted]
    picked = np.concatenate([np.zeros((1, matrix.shape[1]), np.float32), matrix[chosen]])
    vocabulary = Vocabulary(counted((t for s in sentences for t in s.upos), 5), counted((t for s in sentences for t in s.xpos), 5),
                            counted((t for s in sentences for t in s.feats), 6), counted((t for s in sentences for t in s.rel), 5), forms,
                            [all_words[n] for n in chosen])
    return vocabulary, picked / picked.std()
