#!/usr/bin/python3
"""Writes a checkpoint as the model file of annotate/, and its figures on the dev sets.

The file (little endian): the magic "ENTANNOT", u32 version, u32 number of sections, u64 size of the file, u64 checksum
of all that follows the header; then for each section a name of 24 bytes, u64 offset, u64 size; then the sections, each
at a multiple of 64. The figures come from the weights as they were written and the arithmetic of kernels.h, so the
program must print the same (annotator_figures_test.cc).
"""
import argparse
import pathlib
import struct

import numpy as np
import torch

import decode
import predict
import train
from batches import Batch, grouped
from features import HASHED, PARTS, fnv64, normal
from native import call

MAGIC, VERSION = b"ENTANNOT", 1
LANES, ZERO = 16, 64
BITS = ("Number=Sing", "Number=Plur", "Tense=Past", "Tense=Pres", "VerbForm=Fin", "VerbForm=Inf", "VerbForm=Part", "VerbForm=Ger",
        "Voice=Pass", "Mood=Imp", "Person=1", "Person=2", "Person=3")  # enum Feat in extract/text/tags.h


def up(n, to=LANES):
    return (n + to - 1) // to * to


def checksum(data):
    """Eight bytes at a time, in four interleaved FNV sums that are folded into one; `data` is a multiple of 32 bytes."""
    words = np.frombuffer(data, "<u8").reshape(-1, 4)
    with np.errstate(over="ignore"):
        # h = h * p + w from the first word on is a polynomial in p; split so that numpy can add it up.
        p, h = np.uint64(0x100000001B3), np.full(4, 0xCBF29CE484222325, np.uint64)
        chunk = 1024
        powers = np.array([pow(int(p), n, 1 << 64) for n in range(chunk, -1, -1)], np.uint64)
        for at in range(0, len(words), chunk):
            part = words[at:at + chunk]
            n = len(part)
            h = h * powers[chunk - n] + (part * powers[chunk - n + 1:, None]).sum(0, dtype=np.uint64)
        out = np.uint64(0)
        for x in h:
            out = out * p + x
    return int(out)


def quantized_rows(x):
    scale = np.maximum(np.abs(x).max(1), 1e-12) / 127
    return np.rint(x / scale[:, None]).astype(np.int8), scale.astype(np.float32)


class Dense:
    """A product as the program does it. `columns` are the places of the outputs, padded to `out` with `filler` as bias."""

    def __init__(self, w, b, positive, filler=0.0, into=None, columns=None, out=None):
        w, b = w.astype(np.float32), b.astype(np.float32)
        into = into or up(w.shape[1], 4)
        out = out or up(w.shape[0])
        columns = np.arange(w.shape[0]) if columns is None else columns
        self.weights = np.zeros((out, into), np.int8)
        self.scale, self.bias = np.zeros(out, np.float32), np.full(out, filler, np.float32)
        q, scale = quantized_rows(w)
        self.weights[columns, :w.shape[1]], self.scale[columns], self.bias[columns] = q, scale, b
        self.zero = 0 if positive else ZERO
        self.offset = (-self.zero * self.weights.astype(np.int32).sum(1)).astype(np.int32)

    def __call__(self, x):
        q, scale = activations(x, self.zero == 0)
        sums = np.empty((len(x), len(self.scale)), np.int32)
        call("multiply_bytes", q, np.ascontiguousarray(self.weights), len(x), q.shape[1], len(self.scale), sums)
        return (sums + self.offset).astype(np.float32) * (scale[:, None] * self.scale) + self.bias

    def sections(self, name):
        out, into = self.weights.shape
        packed = self.weights.reshape(out // LANES, LANES, into // 4, 4).transpose(0, 2, 1, 3)
        return {f"{name}.w": packed, f"{name}.s": self.scale, f"{name}.o": self.offset, f"{name}.b": self.bias}


def activations(x, positive):
    steps, zero = (127, 0) if positive else (63, ZERO)
    scale = np.maximum(np.abs(x).max(1), np.float32(1e-12)) / np.float32(steps)
    q = (x * (np.float32(1) / scale)[:, None] + np.float32(zero + 0.5)).astype(np.int32).astype(np.uint8)
    return np.ascontiguousarray(q), scale.astype(np.float32)


class Exported:
    """The model as the file holds it, able to run itself."""

    def __init__(self, net, vocabulary):
        self.net, self.vocabulary, self.shape = net, vocabulary, net.shape
        n = self.names = {k: v.detach().numpy().astype(np.float32) for k, v in net.names.items()}
        assert self.shape.d == self.shape.e and self.shape.d % LANES == 0
        groups = vocabulary.groups
        self.groups = [up(g) for g in groups]
        starts = np.cumsum([0, *self.groups])[:-1]
        tag_columns = np.concatenate([a + np.arange(g) for a, g in zip(starts, groups)])
        self.dense = {"tag": Dense(n["tag.w"], n["tag.b"], False, filler=-1e4, columns=tag_columns, out=sum(self.groups))}
        back = np.zeros((self.shape.d, sum(self.groups)), np.float32)
        back[:, tag_columns] = n["back.w"]
        self.dense["back"] = Dense(back, n["back.b"], True)
        for p in range(self.shape.pairs):
            for part in ("conv", "gate", "mix"):
                self.dense[f"{part}{p}"] = Dense(n[f"{part}{p}.w"], n[f"{part}{p}.b"], False)
        ends = [n[f"{part}.w"] for part in ("query1", "key", "dep", "head")]
        self.dense["ends"] = Dense(np.concatenate(ends), np.concatenate([n[f"{part}.b"] for part in ("query1", "key", "dep", "head")]), False)
        self.dense["query2"] = Dense(n["query2.w"], n["query2.b"], True)
        self.dense["label"] = Dense(n["label.w"], n["label.b"], True, filler=-1e4)
        self.lexicon()

    def lexicon(self):
        v, table = self.vocabulary, self.net.table.numpy()
        known = sorted(set(v.forms) | set(v.words), key=lambda w: fnv64(w))
        place = v.features
        fixed = self.net.vectors.numpy()[[place.word.get(w, 0) for w in known]] @ self.names["vector.w"].T
        rows = [[place.form.get(w, 0)] + place.affixes(w) for w in known]
        sums = fixed + self.names["vector.b"] + table[np.array(rows)].sum(1)
        unknown = self.names["vector.b"] + table[0]
        self.hashes = np.array([0] + [fnv64(w) for w in known], np.uint64)
        assert len(set(self.hashes.tolist())) == len(self.hashes)
        self.words = {w: n + 1 for n, w in enumerate(known)}
        self.rows, self.row_scale = quantized_rows(np.concatenate([unknown[None], sums]).astype(np.float32))
        self.affix, self.affix_scale = quantized_rows(table[place.base["prefix3"]:])

    def embedded(self, sentences):
        place, out = self.vocabulary.features, []
        shift = place.base["prefix3"]
        for s in sentences:
            for i, form in enumerate(s.form):
                row = self.words.get(normal(form), 0)
                x = self.rows[row].astype(np.float32) * self.row_scale[row]
                features = np.array(place.of(form, i == 0)[0][1:]) - shift
                for f in features[-1:] if row else features:
                    x = x + self.affix[f].astype(np.float32) * self.affix_scale[f]
                out.append(x)
        return np.array(out, np.float32)

    def norm(self, name, x):
        x = x - x.mean(1, keepdims=True)
        r = 1 / np.sqrt((x * x).mean(1, keepdims=True) + np.float32(1e-5))
        return (x * r * self.names[name + ".g"] + self.names[name + ".b"]).astype(np.float32)

    def pair(self, p, x, off):
        n, d = x.shape
        window, h = np.empty((n, 3 * d), np.float32), np.empty((n, 2 * d), np.float32)
        call("cat3_fwd", np.ascontiguousarray(x), off, len(off) - 1, d, window)
        u = self.dense[f"conv{p}"](window)
        x = self.norm(f"convnorm{p}", x + np.maximum(u[:, :d], u[:, d:]))
        gates = np.ascontiguousarray(self.dense[f"gate{p}"](x))
        call("scan_fwd", gates, off, len(off) - 1, d, h, np.empty_like(h))
        y = np.empty_like(h)
        call("gelu_fwd", h, h.size, y)
        return self.norm(f"scannorm{p}", x + self.dense[f"mix{p}"](y))

    def probabilities(self, logits):
        out, at = np.zeros_like(logits), 0
        for g in self.groups:
            part = logits[:, at:at + g]
            out[:, at:at + g] = np.exp(np.maximum(part - part.max(1, keepdims=True), -80))
            out[:, at:at + g] /= out[:, at:at + g].sum(1, keepdims=True)
            at += g
        return out

    def arcs(self, q, k):
        """Scores [n, n + 1] of one sentence."""
        n = len(q)
        qb, qs = quantized_rows(q)
        kb, ks = activations(k, True)
        sums = np.empty((n, n), np.int32)
        call("multiply_bytes", kb, qb, n, q.shape[1], n, sums)  # [head, dependent]
        score = np.empty((n, n + 1), np.float32)
        call("arc_scores", np.zeros_like(q), np.zeros_like(k), self.names["root.k"], self.names["distance"], n, q.shape[1], score)
        score[:, 1:] += (sums.astype(np.float32) * (ks[:, None] * qs)).T
        score[:, 0] += q @ self.names["root.k"]
        return score

    def run(self, sentences):
        off = np.cumsum([0] + [len(s) for s in sentences]).astype(np.int32)
        x = self.norm("norm", self.embedded(sentences))
        for p in range(self.shape.pairs):
            x = self.pair(p, x, off)
            if p + 1 == self.shape.tag_pair:
                tags = self.probabilities(self.dense["tag"](x))
                x = x + self.dense["back"](tags)
        a, l = self.shape.arc, self.shape.label
        ends = self.dense["ends"](x)
        q = self.dense["query2"](np.maximum(ends[:, :a], 0))
        k = np.maximum(ends[:, a:2 * a], 0)
        head = np.concatenate([decode.tree(self.arcs(q[i:j], k[i:j])) for i, j in zip(off[:-1], off[1:])])
        at = np.where(head == 0, off[-1], np.repeat(off[:-1], np.diff(off)) + head - 1)
        heads = np.concatenate([ends[:, 2 * a + l:], self.names["root.l"]])
        rel = self.dense["label"](np.maximum(ends[:, 2 * a:2 * a + l] + heads[at], 0))
        starts = np.cumsum([0, *self.groups])
        picked = [tags[:, i:i + g] for i, g in zip(starts, self.vocabulary.groups)]
        rel = predict.best_labels(rel[:, :self.shape.labels], head, self.vocabulary.number["rels"]["root"])
        return off, np.concatenate(picked, 1), head, rel

    def predict(self, sentences):
        found = [None] * len(sentences)
        order = sorted(range(len(sentences)), key=lambda n: len(sentences[n]))
        for group in grouped(order, [len(s) for s in sentences], 2000):
            off, tags, head, rel = self.run([sentences[n] for n in group])
            for n, one in zip(group, predict.named(self.vocabulary, tags, head, rel, off)):
                found[n] = one
        return found

    def sections(self):
        s, v = self.shape, self.vocabulary
        numbers = [s.d, s.pairs, s.tag_pair, s.arc, s.label, *(HASHED[part] for part in PARTS[1:])]
        bits = [sum(1 << BITS.index(f) for f in feats.split("|") if f in BITS) for feats in v.feats]
        text = lambda names: np.frombuffer("".join(n + "\n" for n in names).encode(), np.uint8)
        out = {"numbers": np.array(numbers, np.uint32), "upos": text(v.upos), "xpos": text(v.xpos), "rels": text(v.rels),
               "feats": np.array(bits, np.uint16), "lexicon.hash": self.hashes, "lexicon.rows": self.rows,
               "lexicon.scale": self.row_scale, "affix.rows": self.affix, "affix.scale": self.affix_scale}
        for name, dense in self.dense.items():
            out |= dense.sections(name)
        for name in ["norm"] + [f"{part}norm{p}" for p in range(s.pairs) for part in ("conv", "scan")]:
            out |= {f"{name}.g": self.names[f"{name}.g"], f"{name}.b": self.names[f"{name}.b"]}
        return out | {"root.k": self.names["root.k"], "root.l": self.names["root.l"], "distance": self.names["distance"]}


def written(sections):
    parts, table, at = [], b"", up(32 + 40 * len(sections), 64)
    for name, array in sections.items():
        data = np.ascontiguousarray(array).tobytes()
        table += struct.pack("<24sQQ", name.encode(), at, len(data))
        data += bytes(up(len(data), 64) - len(data))
        parts.append(data)
        at += len(data)
    body = table + bytes(up(32 + len(table), 64) - 32 - len(table)) + b"".join(parts)
    return struct.pack("<8sIIQQ", MAGIC, VERSION, len(sections), 32 + len(body), checksum(body)) + body


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--treebanks", type=pathlib.Path, required=True)
    p.add_argument("--checkpoint", type=pathlib.Path, required=True)
    p.add_argument("--out", type=pathlib.Path, required=True, help="the model file; its figures go beside it as .figures.tsv")
    args = p.parse_args()
    torch.set_num_threads(1)
    model = Exported(*train.load(args.checkpoint))
    data = written(model.sections())
    args.out.write_bytes(data)
    dev = train.sets(args.treebanks, "dev")
    looks = {**dev, "ewt-upper": train.uppered(dev["ewt"])}
    lines = ["set\tUPOS\tXPOS\tUAS\tLAS\tLAS+"]
    for name, sentences in looks.items():
        f = decode.figures(sentences, model.predict(sentences))
        lines.append("\t".join([name] + [f"{f[k]:.4f}" for k in ("UPOS", "XPOS", "UAS", "LAS", "LAS+")]))
        print(lines[-1], flush=True)
    args.out.with_suffix(".figures.tsv").write_text("\n".join(lines) + "\n")
    print(len(data), "bytes,", len(model.rows), "words")


if __name__ == "__main__":
    main()
