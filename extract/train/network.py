"""The network: embeddings, three pairs of convolution and gated scan, tags, arcs and labels.

A token's vector is the sum of some embedding rows and its projected fixed vector, normalised.
Each pair is x = norm(x + maxout(W [x-1, x, x+1])) and x = norm(x + W gelu(scan(W x))), the scan
running both ways. Tags are read after `tag_pair` pairs and their probabilities added back. An
arc from i to its head j scores q(i) . k(j) + a bias for the distance; a label comes from a small
layer over both ends. All tokens of a batch lie in one [N, d] array (see kernels.c); products
are in bfloat16, the rest in float32.
"""
import dataclasses

import numpy as np
import torch

from native import U32, call


@dataclasses.dataclass
class Shape:
    d: int = 128  # width of the encoder
    e: int = 128  # width of the embeddings
    pairs: int = 3
    tag_pair: int = 2
    arc: int = 128
    label: int = 96
    drop: float = 0.1
    groups: tuple = ()  # numbers of UPOS, XPOS and FEATS values
    labels: int = 0


F = torch.autograd.Function


class Lin(F):
    @staticmethod
    def forward(ctx, x, w, b):
        xb, wb = x.bfloat16(), w.bfloat16()
        ctx.save_for_backward(xb, wb)
        return (xb @ wb.t()).float().add_(b)

    @staticmethod
    def backward(ctx, g):
        xb, wb = ctx.saved_tensors
        gb = g.bfloat16()
        return (gb @ wb).float() if ctx.needs_input_grad[0] else None, (gb.t() @ xb).float(), g.sum(0)


class Cat3(F):
    @staticmethod
    def forward(ctx, x, off):
        ctx.off, (n, d) = off, x.shape
        y = torch.empty(n, 3 * d)
        call("cat3_fwd", x, off, len(off) - 1, d, y)
        return y

    @staticmethod
    def backward(ctx, g):
        g = g.contiguous()
        dx = torch.empty(g.shape[0], g.shape[1] // 3)
        call("cat3_bwd", g, ctx.off, len(ctx.off) - 1, dx.shape[1], dx)
        return dx, None


class Maxout(F):
    @staticmethod
    def forward(ctx, u):
        ctx.save_for_backward(u)
        m = torch.empty(u.shape[0], u.shape[1] // 2)
        call("maxout_fwd", u, *m.shape, m)
        return m

    @staticmethod
    def backward(ctx, g):
        (u,) = ctx.saved_tensors
        du = torch.empty_like(u)
        call("maxout_bwd", u, g.contiguous(), *g.shape, du)
        return du


class Norm(F):
    @staticmethod
    def forward(ctx, x, m, gain, bias, p, seed):
        n, d = x.shape
        y, hat, rstd = torch.empty(n, d), torch.empty(n, d), torch.empty(n)
        call("norm_fwd", x, m, n, d, p, U32(seed), gain, bias, y, hat, rstd)
        ctx.save_for_backward(hat, rstd, gain)
        ctx.p, ctx.seed = p, seed
        return y

    @staticmethod
    def backward(ctx, g):
        hat, rstd, gain = ctx.saved_tensors
        n, d = hat.shape
        dx, dm, dgain, dbias = torch.empty(n, d), torch.empty(n, d), torch.zeros(d), torch.zeros(d)
        call("norm_bwd", g.contiguous(), hat, rstd, n, d, ctx.p, U32(ctx.seed), gain, dx, dm, dgain, dbias)
        return dx, dm, dgain, dbias, None, None


class Scan(F):
    @staticmethod
    def forward(ctx, pre, off):
        n, d = pre.shape[0], pre.shape[1] // 4
        h, z = torch.empty(n, 2 * d), torch.empty(n, 2 * d)
        call("scan_fwd", pre, off, len(off) - 1, d, h, z)
        ctx.save_for_backward(pre, h, z)
        ctx.off = off
        return h

    @staticmethod
    def backward(ctx, g):
        pre, h, z = ctx.saved_tensors
        d, dpre = pre.shape[1] // 4, torch.empty_like(pre)
        call("scan_bwd", g.contiguous(), pre, h, z, ctx.off, len(ctx.off) - 1, d, torch.empty(d), dpre)
        return dpre, None


class Gelu(F):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        y = torch.empty_like(x)
        call("gelu_fwd", x, x.numel(), y)
        return y

    @staticmethod
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        dx = torch.empty_like(x)
        call("gelu_bwd", x, g.contiguous(), x.numel(), dx)
        return dx


class Drop(F):
    @staticmethod
    def forward(ctx, x, p, seed):
        ctx.p, ctx.seed = p, seed
        y = torch.empty_like(x)
        call("drop", x, x.numel(), p, U32(seed), y)
        return y

    @staticmethod
    def backward(ctx, g):
        dx = torch.empty_like(g)
        call("drop", g.contiguous(), g.numel(), ctx.p, U32(ctx.seed), dx)
        return dx, None, None


class Softmax(F):
    """Probabilities in groups, and the loss against `want`."""

    @staticmethod
    def forward(ctx, x, want, bounds):
        p = torch.empty_like(x)
        loss = call("softmax_fwd", x, want, *x.shape, bounds, len(bounds) - 1, p)
        ctx.save_for_backward(p, want)
        ctx.bounds = bounds
        return p, torch.tensor(loss)

    @staticmethod
    def backward(ctx, dp, dloss):
        p, want = ctx.saved_tensors
        dx = torch.empty_like(p)
        call("softmax_bwd", p, want, dp.contiguous(), float(dloss), *p.shape, ctx.bounds, len(ctx.bounds) - 1, dx)
        return dx, None, None


class ArcLoss(F):
    @staticmethod
    def forward(ctx, q, k, root, distance, off, head, weight):
        longest = int(np.diff(off).max())
        score = torch.empty(longest * (longest + 1))
        grads = [torch.zeros_like(a) for a in (q, k, root, distance)]
        loss = call("arc_loss", q, k, root, distance, off, len(off) - 1, q.shape[1], head, weight, head.shape[1], score, *grads)
        ctx.save_for_backward(*grads)
        return torch.tensor(loss)

    @staticmethod
    def backward(ctx, g):
        return (*[g * a for a in ctx.saved_tensors], None, None, None)


class Embed(F):
    @staticmethod
    def forward(ctx, anchor, net, rows):
        ctx.net, ctx.rows = net, rows
        y = torch.empty(rows.shape[0], net.table.shape[1])
        call("embed_fwd", net.table, rows, *rows.shape, y.shape[1], y)
        return y

    @staticmethod
    def backward(ctx, g):
        call("embed_bwd", g.contiguous(), ctx.rows, *ctx.rows.shape, g.shape[1], ctx.net.table_grad, ctx.net.touched)
        return None, None, None


class Network:
    def __init__(self, shape, rows, vectors, seed):
        self.shape, self.rng = shape, np.random.RandomState(seed)
        self.vectors = torch.from_numpy(vectors)
        self.names, self.training = {}, False
        self.anchor = torch.zeros(1, requires_grad=True)
        self.table = torch.from_numpy((self.rng.standard_normal((rows, shape.e)) * 0.05).astype(np.float32))
        self.make(self.layout())
        self.seed = seed * 7919
        self.bounds = np.cumsum([0, *shape.groups]).astype(np.int32)
        self.label_bounds = np.array([0, shape.labels], np.int32)

    def layout(self):
        s, tags = self.shape, sum(self.shape.groups)
        lin = {"vector": (s.d if s.e == s.d else s.e, self.vectors.shape[1])}
        norms = {"norm": s.e}
        if s.e != s.d:
            lin["widen"] = (s.d, s.e)
        for p in range(s.pairs):
            lin |= {f"conv{p}": (2 * s.d, 3 * s.d), f"gate{p}": (4 * s.d, s.d), f"mix{p}": (s.d, 2 * s.d)}
            norms |= {f"convnorm{p}": s.d, f"scannorm{p}": s.d}
        lin |= {"tag": (tags, s.d), "back": (s.d, tags), "query1": (s.arc, s.d), "query2": (s.arc, s.arc), "key": (s.arc, s.d),
                "dep": (s.label, s.d), "head": (s.label, s.d), "label": (s.labels, s.label)}
        return lin, norms

    def make(self, layout):
        lin, norms = layout
        parts = {}
        for name, (out, into) in lin.items():
            parts[name + ".w"] = self.rng.standard_normal((out, into)) / np.sqrt(into)
            parts[name + ".b"] = np.zeros(out)
        for p in range(self.shape.pairs):
            d = self.shape.d
            parts[f"gate{p}.b"][:d] = parts[f"gate{p}.b"][2 * d:3 * d] = -0.5
        for name, d in norms.items():
            parts[name + ".g"], parts[name + ".b"] = np.ones(d), np.zeros(d)
        parts |= {"root.k": self.rng.standard_normal(self.shape.arc) * 0.1, "root.l": np.zeros((1, self.shape.label)), "distance": np.zeros(25)}
        self.flat = torch.from_numpy(np.concatenate([v.ravel() for v in parts.values()]).astype(np.float32))
        self.grad = torch.zeros_like(self.flat)
        at = 0
        for name, v in parts.items():
            leaf = self.flat[at:at + v.size].view(v.shape).requires_grad_()
            leaf.grad = self.grad[at:at + v.size].view(v.shape)
            self.names[name] = leaf
            at += v.size

    def lin(self, name, x):
        return Lin.apply(x, self.names[name + ".w"], self.names[name + ".b"])

    def next_seed(self):
        self.seed += 1
        return self.seed * 2654435761

    def p(self):
        return float(self.shape.drop) if self.training else 0.0

    def norm(self, name, x, m):
        return Norm.apply(x, m, self.names[name + ".g"], self.names[name + ".b"], self.p(), self.next_seed())

    def drop(self, x):
        return Drop.apply(x, self.p(), self.next_seed()) if self.training else x

    def embedded(self, rows, words):
        fixed = self.lin("vector", self.vectors[words])
        x = Embed.apply(self.anchor, self, rows)
        x = self.drop(Norm.apply(fixed, x, self.names["norm.g"], self.names["norm.b"], 0.0, 0))
        return self.lin("widen", x) if "widen.w" in self.names else x

    def encode(self, rows, words, off, want):
        x = self.embedded(rows, words)
        for p in range(self.shape.pairs):
            m = Maxout.apply(self.lin(f"conv{p}", Cat3.apply(x, off)))
            x = self.norm(f"convnorm{p}", x, m)
            h = Gelu.apply(Scan.apply(self.lin(f"gate{p}", x), off))
            x = self.norm(f"scannorm{p}", x, self.lin(f"mix{p}", h))
            if p + 1 == self.shape.tag_pair:
                tags, loss = Softmax.apply(self.lin("tag", self.drop(x)), want, self.bounds)
                x = x + self.lin("back", tags)
        return x, tags, loss

    def ends(self, x):
        q = self.lin("query2", self.drop(self.lin("query1", x).relu()))
        k = self.drop(self.lin("key", x).relu())
        return q, k

    def labels(self, x, at):
        """Label scores of arcs; `at` is the token that heads each, or N for the root."""
        heads = torch.cat([self.lin("head", x), self.names["root.l"]])
        return self.lin("label", self.drop((self.lin("dep", x) + heads.index_select(0, at)).relu()))

    def loss(self, b):
        x, _, tag_loss = self.encode(b.rows, b.words, b.off, b.tags)
        q, k = self.ends(x)
        arc_loss = ArcLoss.apply(q, k, self.names["root.k"], self.names["distance"], b.off, b.heads, b.weights)
        _, label_loss = Softmax.apply(self.labels(x, b.at), b.rels, self.label_bounds)
        return tag_loss / len(b), arc_loss / len(b), label_loss / len(b)


class Adam:
    def __init__(self, net, decay):
        self.net, self.decay, self.step = net, decay, 0
        net.table_grad = torch.zeros_like(net.table)
        net.touched = torch.zeros(net.table.shape[0], dtype=torch.uint8)
        self.state = [torch.zeros_like(a) for a in (net.flat, net.flat, net.table, net.table)]
        self.mean = [net.flat.clone(), net.table.clone()]

    def update(self, rate, every=8, horizon=1500):
        net, b1, b2 = self.net, 0.9, 0.99
        self.step += 1
        size = call("square_norm", net.grad, net.grad.numel()) ** 0.5
        clip = min(1.0, 2.0 / (size + 1e-6))
        now = rate * (1 - b2 ** self.step) ** 0.5 / (1 - b1 ** self.step)
        m, v, tm, tv = self.state
        call("adam", net.flat, net.grad, m, v, net.flat.numel(), now, b1, b2, float(rate * self.decay), clip)
        call("adam_rows", net.table, net.table_grad, tm, tv, net.touched, *net.table.shape, now, b1, b2, float(rate * self.decay))
        if self.step % every == 0:
            share = max(every / horizon, every / (self.step + every))
            call("average", self.mean[0], net.flat, net.flat.numel(), float(share))
            call("average", self.mean[1], net.table, net.table.numel(), float(share))
        return size

    def swap(self):
        """Exchanges the weights with their running mean."""
        for mean, now in zip(self.mean, (self.net.flat, self.net.table)):
            keep = now.detach().clone()
            now.detach().copy_(mean)
            mean.copy_(keep)
