"""Sentences as arrays: whole epochs of batches of about so many tokens."""
import numpy as np
import torch

import treebank

TOP = 4  # heads a token that a soft target may name


class Batch:
    """Packed sentences. rows, words: the input; tags, heads with weights, at, rels: what is wanted.
    `fill` adds a sentence of empty tokens, of which nothing is wanted, so that batches have one size: the library
    then compiles its products once."""

    def __init__(self, vocabulary, sentences, soft=None, fill=0):
        v = vocabulary
        self.off = np.cumsum([0] + [len(s) for s in sentences]).astype(np.int32)
        n = int(self.off[-1])
        inputs = [v.features.of(f, i == 0) for s in sentences for i, f in enumerate(s.form)]
        self.rows = np.array([r for r, _ in inputs], np.int32)
        self.words = torch.tensor([w for _, w in inputs])
        if soft is None:
            self.gold(v, sentences, n)
        else:
            self.soft(sentences, soft)
        if n < fill:
            self.pad(fill - n)

    def pad(self, n):
        grown = lambda a: np.concatenate([a, np.zeros((n, *a.shape[1:]), a.dtype)])
        self.rows, self.heads, self.weights = map(grown, (self.rows, self.heads, self.weights))
        self.words, self.tags, self.rels = (torch.from_numpy(grown(a.numpy())) for a in (self.words, self.tags, self.rels))
        end = int(self.off[-1])
        self.off = np.append(self.off, end + n).astype(np.int32)
        self.at = torch.cat([torch.where(self.at == end, torch.tensor(end + n), self.at), torch.full((n,), end + n)])

    def gold(self, v, sentences, n):
        tags = np.zeros((n, sum(v.groups)), np.float32)
        base = 0
        for field, names in (("upos", v.upos), ("xpos", v.xpos), ("feats", v.feats)):
            number = v.number[field]
            ids = np.array([number.get(t, -1) for s in sentences for t in getattr(s, field)])
            known = np.flatnonzero(ids >= 0)
            tags[known, base + ids[known]] = 1
            base += len(names)
        self.tags = torch.from_numpy(tags)
        head = np.array([h for s in sentences for h in s.head], np.int32)
        self.heads = np.zeros((n, 1), np.int32)
        self.heads[:, 0] = head
        self.weights = np.ones((n, 1), np.float32)
        self.at = self.where(head)
        rels = np.zeros((n, len(v.rels)), np.float32)
        ids = np.array([v.number["rels"].get(t, -1) for s in sentences for t in s.rel])
        known = np.flatnonzero(ids >= 0)
        rels[known, ids[known]] = 1
        self.rels = torch.from_numpy(rels)

    def where(self, head):
        start = np.repeat(self.off[:-1], np.diff(self.off))
        return torch.from_numpy(np.where(head == 0, self.off[-1], start + head - 1).astype(np.int64))

    def soft(self, sentences, soft):
        self.tags, self.heads, self.weights, head, self.rels = soft
        self.at = self.where(head)

    def __len__(self):
        return int(self.off[-1])


def hide(vocabulary, batch, random):
    """Word dropout: some tokens lose their form's row and vector, some the row only, some an affix."""
    n = len(batch)
    fate = random.random_sample(n)
    batch.rows[fate < 0.20, 0] = 0
    batch.words[torch.from_numpy(np.flatnonzero(fate < 0.07))] = 0


def grouped(order, lengths, size):
    group, total = [], 0
    for n in order:
        if group and total + lengths[n] > size:
            yield group
            group, total = [], 0
        group.append(n)
        total += lengths[n]
    if group:
        yield group


def epochs(vocabulary, sentences, size, python_random, numpy_random):
    """Batches without end; each epoch varies and shuffles the sentences anew."""
    while True:
        order = numpy_random.permutation(len(sentences))
        lengths = [len(s) for s in sentences]
        for group in grouped(order, lengths, size):
            batch = Batch(vocabulary, [treebank.varied(sentences[n], python_random) for n in group], fill=size)
            hide(vocabulary, batch, numpy_random)
            yield batch


class Labelled:
    """Raw sentences with the teachers' probabilities (see label.py)."""

    def __init__(self, path):
        state = torch.load(path)
        lengths, *self.arrays = state["arrays"]
        self.off = np.concatenate([[0], np.cumsum(lengths)])
        self.sentences = []
        for forms in state["forms"]:
            s = treebank.Sentence()
            s.form = forms
            self.sentences.append(s)

    def wanted(self, group):
        rows = np.concatenate([np.arange(self.off[n], self.off[n + 1]) for n in group])
        tags, index, weight, head, rels = (a[rows] for a in self.arrays)
        floats = lambda a: torch.from_numpy(a.astype(np.float32))
        return floats(tags), index.astype(np.int32), weight.astype(np.float32), head.astype(np.int32), floats(rels)

    def epochs(self, vocabulary, size, python_random, numpy_random):
        while True:
            order = numpy_random.permutation(len(self.sentences))
            lengths = np.diff(self.off)
            for group in grouped(order, lengths, size):
                some = [self.varied(self.sentences[n], python_random) for n in group]
                batch = Batch(vocabulary, some, self.wanted(group), fill=size)
                hide(vocabulary, batch, numpy_random)
                yield batch

    @staticmethod
    def varied(sentence, random):
        if random.random() >= 0.12:
            return sentence
        s = treebank.Sentence()
        s.form = list(sentence.form)
        s.upos = ["X"] * len(s)
        return treebank.recase(s, random)


def mixed(gold, raw, share):
    """Batches of both, of raw text `share` of the time, evenly spread."""
    due = 0.0
    while True:
        due += share
        if due >= 1.0:
            due -= 1.0
            yield next(raw)
        else:
            yield next(gold)
