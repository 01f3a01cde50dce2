"""From scores to a tree, and the figures of a prediction."""
import numpy as np


def greedy(score):
    return score.argmax(1)


def is_tree(head):
    """head[i] in 0..n for token i + 1; true for exactly one root and no cycle."""
    if (head == 0).sum() != 1:
        return False
    state = np.zeros(len(head) + 1, np.int8)
    state[0] = 2
    for i in range(1, len(head) + 1):
        path = []
        while state[i] == 0:
            state[i] = 1
            path.append(i)
            i = head[i - 1]
        if state[i] == 1:
            return False
        state[path] = 2
    return True


def spanning(score):
    """Chu-Liu-Edmonds on score[v, u] (v on u); node 0 is the root. Recursive, one cycle at a time."""
    n = score.shape[0]
    best = score.argmax(1)
    best[0] = 0
    seen = np.zeros(n, int)
    cycle = []
    for start in range(1, n):
        i, mark = start, start
        while i and not seen[i]:
            seen[i] = mark
            i = best[i]
        if i and seen[i] == mark:
            at = i
            while True:
                cycle.append(at)
                at = best[at]
                if at == i:
                    break
            break
    if not cycle:
        return best
    inside = np.zeros(n, bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    cyc = np.array(cycle)
    own = score[cyc, best[cyc]]
    small = np.full((len(rest) + 1, len(rest) + 1), -1e30)
    small[:-1, :-1] = score[np.ix_(rest, rest)]
    leaving = score[np.ix_(rest, cyc)]
    small[:-1, -1] = leaving.max(1)
    entering = score[np.ix_(cyc, rest)] - own[:, None]
    small[-1, :-1] = entering.max(0)
    small[-1, -1] = -1e30
    sub = spanning(small)
    head = best.copy()
    for n_small, v in enumerate(rest):
        if v:
            u = sub[n_small]
            head[v] = cyc[leaving[n_small].argmax()] if u == len(rest) else rest[u]
    u = sub[-1]
    v = cyc[entering[:, u].argmax()]
    head[v] = rest[u]
    return head


def tree(score):
    """score: [n, n + 1] of token i on head j (0 the root). The best heads if they are a tree, else the best tree with one root."""
    head = greedy(score)
    if is_tree(head):
        return head
    n = len(head)
    full = np.full((n + 1, n + 1), -1e30)
    full[1:, :] = score
    full[1:, 0] -= 1e6
    full[np.arange(n + 1), np.arange(n + 1)] = -1e30
    return spanning(full)[1:]


def figures(gold, found):
    """gold: sentences; found: lists of (upos, xpos, feats, heads, rels) in the same order."""
    right, words = dict.fromkeys(("UPOS", "XPOS", "FEATS", "UAS", "LAS", "LAS+"), 0), 0
    for s, (upos, xpos, feats, head, rel) in zip(gold, found):
        for n in range(len(s)):
            words += 1
            right["UPOS"] += upos[n] == s.upos[n]
            right["XPOS"] += xpos[n] == s.xpos[n]
            right["FEATS"] += feats[n] == s.feats[n]
            if head[n] == s.head[n]:
                right["UAS"] += 1
                right["LAS"] += rel[n].split(":")[0] == s.rel[n].split(":")[0]
                right["LAS+"] += rel[n] == s.rel[n]
    return {k: round(v / words, 4) for k, v in right.items()}
