#!/usr/bin/python3
"""Lets teachers label raw text, so that a student learns from their probabilities.

The mean of the teachers' probabilities is kept: tags and labels whole, heads the best four.
Afterwards a student sees the text recased as well, with the labels of the text as it stood.
"""
import argparse
import json
import lzma
import pathlib
import random
import re

import numpy as np
import torch

import decode
import predict
import train
from batches import TOP
from treebank import Sentence, kept

WORD = re.compile(r"""(?:[A-Za-z]\.){2,}|(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|Col|Jr|Sr|Inc|Corp|Co|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.
    |\w+@[\w.]+\w|https?://\S+|\d+(?:[.,:]\d+)*|[^\W\d_]+(?=n[’']t\b)|n[’']t\b|[’'](?:s|re|ve|ll|d|m)\b|cannot|[^\W_]+|--+|\.\.\.|[^\w\s]|_+""", re.X)
BREAK = re.compile(r"""(?<![A-Z]\.)(?<!\bMr\.)(?<!\bDr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bSen\.)(?<!\bRep\.)(?<!\bGov\.)(?<!\bGen\.)(?<!\bSt\.)(?<!\bNo\.)
    (?<=[.!?”"’)])(?<![,;][”"’])\s+(?=[A-Z“"‘(\[])|\n+""", re.X)


def raw_sentences(path, longest=90):
    seen = set()
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            for part in BREAK.split(text):
                words = [w for w in WORD.findall(part)]
                words = [x for w in words for x in (("can", "not") if w == "cannot" else (w,))]
                if 2 <= len(words) <= longest and part not in seen:
                    seen.add(part)
                    yield words


def as_sentence(words):
    s = Sentence()
    s.form = words
    return s


def softmax(score):
    p = np.exp(score - score.max(1, keepdims=True))
    return p / p.sum(1, keepdims=True)


def best(p):
    """The TOP most probable heads of each token and their weights, which add up to one."""
    n = min(TOP, p.shape[1])
    index = np.argpartition(-p, n - 1, axis=1)[:, :n] if n < p.shape[1] else np.tile(np.arange(n), (len(p), 1))
    weight = np.take_along_axis(p, index, 1)
    weight[weight < 0.01] = 0
    weight /= weight.sum(1, keepdims=True)
    pad = ((0, 0), (0, TOP - n))
    return np.pad(index, pad).astype(np.int16), np.pad(weight, pad).astype(np.float16)


def to_first(first, other):
    """A matrix that turns the tag probabilities of one vocabulary into those of the first; features may be finer."""
    blocks = []
    for field, simple in (("upos", str), ("xpos", str), ("feats", kept)):
        names, number = getattr(other, field), first.number[field]
        block = np.zeros((len(names), len(number)), np.float32)
        for n, name in enumerate(names):
            if simple(name) in number:
                block[n, number[simple(name)]] = 1
        blocks.append(block)
    rows, columns = zip(*[b.shape for b in blocks])
    whole, r, c = np.zeros((sum(rows), sum(columns)), np.float32), 0, 0
    for block in blocks:
        whole[r:r + block.shape[0], c:c + block.shape[1]] = block
        r, c = r + block.shape[0], c + block.shape[1]
    return whole


def agreed(parts, matrices):
    """Labels one group of sentences from each teacher's (tags, scores, labels)."""
    group, batch = parts[0][0], parts[0][1]
    tags = sum(p[2].numpy() @ m for p, m in zip(parts, matrices)) / len(parts)
    arcs = [sum(softmax(p[3][n]) for p in parts) / len(parts) for n in range(len(group))]
    head = np.concatenate([decode.tree(np.log(a + 1e-9)) for a in arcs])
    at = batch.where(head)
    rels = sum(softmax(p[4](at).numpy()) for p in parts) / len(parts)
    index, weight = map(np.concatenate, zip(*[best(a) for a in arcs]))
    return group, np.diff(batch.off), tags.astype(np.float16), index, weight, head.astype(np.int16), rels.astype(np.float16)


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--raw", type=pathlib.Path, required=True)
    p.add_argument("--teachers", type=pathlib.Path, nargs="+", required=True)
    p.add_argument("--tokens", type=int, default=2_000_000)
    p.add_argument("--out", type=pathlib.Path, required=True)
    p.add_argument("--seed", type=int, default=1)
    args = p.parse_args()
    torch.set_num_threads(1)
    sentences = [as_sentence(w) for w in raw_sentences(args.raw)]
    random.Random(args.seed).shuffle(sentences)
    sizes = np.cumsum([len(s) for s in sentences])
    sentences = sentences[:int(np.searchsorted(sizes, args.tokens))]
    print(f"{len(sentences)} sentences, {sum(map(len, sentences))} tokens", flush=True)
    teachers = [train.load(t) for t in args.teachers]
    streams = [predict.scores(net, vocabulary, sentences) for net, vocabulary in teachers]
    matrices = [to_first(teachers[0][1], vocabulary) for _, vocabulary in teachers]
    assert all(vocabulary.rels == teachers[0][1].rels for _, vocabulary in teachers)
    order, done = [], []
    for parts in zip(*streams):
        group, lengths, *arrays = agreed(parts, matrices)
        order += [sentences[n].form for n in group]
        done.append((lengths, *arrays))
        if len(done) % 100 == 0:
            print(len(done), "groups", flush=True)
    joined = [np.concatenate(column) for column in zip(*done)]
    torch.save({"forms": order, "arrays": joined}, args.out)


if __name__ == "__main__":
    main()
