"""Runs a network over sentences and reads off tags, trees and labels."""
import numpy as np
import torch

import decode
from batches import Batch, grouped
from native import call


def scores(net, vocabulary, sentences, size=2000):
    """Yields for each group of sentences (numbers, batch, tag probabilities, arc scores a sentence, function from arcs to labels)."""
    order = sorted(range(len(sentences)), key=lambda n: len(sentences[n]))
    net.training = False
    with torch.no_grad():
        for group in grouped(order, [len(s) for s in sentences], size):
            batch = Batch(vocabulary, [sentences[n] for n in group], soft=(None,) * 3 + (np.zeros(1, np.int32), None))
            x, tags, _ = net.encode(batch.rows, batch.words, batch.off, torch.zeros(len(batch), sum(vocabulary.groups)))
            q, k = net.ends(x)
            yield group, batch, tags, arcs(net, q, k, batch.off), lambda at, x=x: net.labels(x, at)


def arcs(net, q, k, off):
    out, root, distance = [], net.names["root.k"], net.names["distance"]
    for a, b in zip(off[:-1], off[1:]):
        n = int(b - a)
        score = np.empty((n, n + 1), np.float32)
        call("arc_scores", q[a:b].contiguous(), k[a:b].contiguous(), root, distance, n, q.shape[1], score)
        out.append(score)
    return out


def best_labels(logits, head, root):
    logits = logits.copy()
    logits[:, root] = np.where(head == 0, 1e9, -1e9)
    return logits.argmax(1)


def named(vocabulary, tags, head, rel, off):
    """The prediction of each sentence by name, as decode.figures wants it."""
    bounds = np.cumsum([0, *vocabulary.groups])
    picks = [tags[:, a:b].argmax(1) for a, b in zip(bounds[:-1], bounds[1:])]
    for a, b in zip(off[:-1], off[1:]):
        fields = [[names[i] for i in pick[a:b]] for names, pick in zip((vocabulary.upos, vocabulary.xpos, vocabulary.feats), picks)]
        yield (*fields, list(head[a:b]), [vocabulary.rels[i] for i in rel[a:b]])


def predict(net, vocabulary, sentences):
    found = [None] * len(sentences)
    root = vocabulary.number["rels"]["root"]
    for group, batch, tags, score, labels in scores(net, vocabulary, sentences):
        head = np.concatenate([decode.tree(s) for s in score])
        rel = best_labels(labels(batch.where(head)).numpy(), head, root)
        for n, one in zip(group, named(vocabulary, tags.numpy(), head, rel, batch.off)):
            found[n] = one
    return found
