/* The parts of the network that a general tensor library does slowly on a CPU.
 *
 * Idea: all tokens of a batch lie one after another in [N, d] arrays; `off` holds the
 * ns + 1 sentence boundaries, so nothing is padded. Each function is a forward or a
 * backward pass that network.py wraps for automatic differentiation; matrix products
 * stay with the library. The gated scan is h = h + z (c - h), after Lei et al., "Simple
 * Recurrent Units" (2018); the arc loss is the softmax over heads of Dozat and Manning,
 * "Deep Biaffine Attention" (2017).
 * Invariant: no function allocates, keeps state or draws random numbers other than from
 * `seed`, so the same calls give the same bytes.
 */
#include <math.h>
#include <stdint.h>
#include <string.h>

typedef int64_t i64;

static inline float sigmoid(float x) { return 1.0f / (1.0f + expf(-x)); }

static inline uint32_t mix(uint32_t x) {
  x ^= x >> 16; x *= 0x7feb352du;
  x ^= x >> 15; x *= 0x846ca68bu;
  return x ^ (x >> 16);
}

static inline float mask(uint32_t seed, uint32_t i, uint32_t limit, float keep) {
  return mix(i * 0x9e3779b9u + seed) >= limit ? keep : 0.0f;
}

static uint32_t limit_of(float p) { return (uint32_t)(p * 4294967295.0); }

void drop(const float *x, i64 n, float p, uint32_t seed, float *y) {
  uint32_t limit = limit_of(p);
  float keep = 1.0f / (1.0f - p);
  for (i64 i = 0; i < n; i++) y[i] = x[i] * mask(seed, (uint32_t)i, limit, keep);
}

/* ---- windows of three tokens ---- */

void cat3_fwd(const float *x, const int32_t *off, i64 ns, i64 d, float *y) {
  for (i64 s = 0; s < ns; s++)
    for (i64 t = off[s]; t < off[s + 1]; t++) {
      float *to = y + t * 3 * d;
      if (t > off[s]) memcpy(to, x + (t - 1) * d, d * 4); else memset(to, 0, d * 4);
      memcpy(to + d, x + t * d, d * 4);
      if (t + 1 < off[s + 1]) memcpy(to + 2 * d, x + (t + 1) * d, d * 4); else memset(to + 2 * d, 0, d * 4);
    }
}

void cat3_bwd(const float *dy, const int32_t *off, i64 ns, i64 d, float *dx) {
  for (i64 s = 0; s < ns; s++)
    for (i64 t = off[s]; t < off[s + 1]; t++) {
      float *to = dx + t * d;
      memcpy(to, dy + t * 3 * d + d, d * 4);
      if (t > off[s]) for (i64 k = 0; k < d; k++) to[k] += dy[(t - 1) * 3 * d + 2 * d + k];
      if (t + 1 < off[s + 1]) for (i64 k = 0; k < d; k++) to[k] += dy[(t + 1) * 3 * d + k];
    }
}

void maxout_fwd(const float *u, i64 n, i64 d, float *m) {
  for (i64 t = 0; t < n; t++)
    for (i64 k = 0; k < d; k++) {
      float a = u[t * 2 * d + k], b = u[t * 2 * d + d + k];
      m[t * d + k] = a > b ? a : b;
    }
}

void maxout_bwd(const float *u, const float *dm, i64 n, i64 d, float *du) {
  for (i64 t = 0; t < n; t++)
    for (i64 k = 0; k < d; k++) {
      i64 a = t * 2 * d + k, b = a + d;
      float g = dm[t * d + k];
      du[a] = u[a] > u[b] ? g : 0.0f;
      du[b] = u[a] > u[b] ? 0.0f : g;
    }
}

/* ---- y = norm(x + dropout(m)) ---- */

void norm_fwd(const float *x, const float *m, i64 n, i64 d, float p, uint32_t seed, const float *gain,
              const float *bias, float *y, float *hat, float *rstd) {
  uint32_t limit = limit_of(p);
  float keep = 1.0f / (1.0f - p);
  for (i64 t = 0; t < n; t++) {
    const float *xt = x + t * d, *mt = m + t * d;
    float *h = hat + t * d, sum = 0, square = 0;
    if (p > 0) for (i64 k = 0; k < d; k++) h[k] = xt[k] + mt[k] * mask(seed, (uint32_t)(t * d + k), limit, keep);
    else for (i64 k = 0; k < d; k++) h[k] = xt[k] + mt[k];
    for (i64 k = 0; k < d; k++) sum += h[k];
    float mean = sum / d;
    for (i64 k = 0; k < d; k++) { h[k] -= mean; square += h[k] * h[k]; }
    float r = 1.0f / sqrtf(square / d + 1e-5f);
    rstd[t] = r;
    for (i64 k = 0; k < d; k++) { h[k] *= r; y[t * d + k] = h[k] * gain[k] + bias[k]; }
  }
}

void norm_bwd(const float *dy, const float *hat, const float *rstd, i64 n, i64 d, float p, uint32_t seed,
              const float *gain, float *dx, float *dm, float *dgain, float *dbias) {
  uint32_t limit = limit_of(p);
  float keep = 1.0f / (1.0f - p);
  for (i64 t = 0; t < n; t++) {
    const float *g = dy + t * d, *h = hat + t * d;
    float *to = dx + t * d, a = 0, b = 0;
    for (i64 k = 0; k < d; k++) {
      dgain[k] += g[k] * h[k];
      dbias[k] += g[k];
      to[k] = g[k] * gain[k];
      a += to[k];
      b += to[k] * h[k];
    }
    a /= d; b /= d;
    for (i64 k = 0; k < d; k++) to[k] = (to[k] - a - h[k] * b) * rstd[t];
    if (p > 0) for (i64 k = 0; k < d; k++) dm[t * d + k] = to[k] * mask(seed, (uint32_t)(t * d + k), limit, keep);
    else memcpy(dm + t * d, to, d * 4);
  }
}

/* ---- the gated scan; pre = [z forward | c forward | z backward | c backward] ---- */

static void step_fwd(const float *pre, const float *before, i64 d, float *z, float *h) {
  for (i64 k = 0; k < d; k++) {
    float zk = sigmoid(pre[k]), hk = before ? before[k] : 0.0f;
    z[k] = zk;
    h[k] = hk + zk * (pre[d + k] - hk);
  }
}

void scan_fwd(const float *pre, const int32_t *off, i64 ns, i64 d, float *h, float *z) {
  for (i64 s = 0; s < ns; s++) {
    for (i64 t = off[s]; t < off[s + 1]; t++)
      step_fwd(pre + t * 4 * d, t > off[s] ? h + (t - 1) * 2 * d : 0, d, z + t * 2 * d, h + t * 2 * d);
    for (i64 t = off[s + 1] - 1; t >= off[s]; t--)
      step_fwd(pre + t * 4 * d + 2 * d, t + 1 < off[s + 1] ? h + (t + 1) * 2 * d + d : 0, d, z + t * 2 * d + d,
               h + t * 2 * d + d);
  }
}

static void step_bwd(const float *pre, const float *before, const float *dh, const float *z, i64 d, float *carry,
                     float *dpre) {
  for (i64 k = 0; k < d; k++) {
    float g = dh[k] + carry[k], hk = before ? before[k] : 0.0f;
    dpre[k] = g * (pre[d + k] - hk) * z[k] * (1.0f - z[k]);
    dpre[d + k] = g * z[k];
    carry[k] = g * (1.0f - z[k]);
  }
}

void scan_bwd(const float *dh, const float *pre, const float *h, const float *z, const int32_t *off, i64 ns, i64 d,
              float *carry, float *dpre) {
  for (i64 s = 0; s < ns; s++) {
    memset(carry, 0, d * 4);
    for (i64 t = off[s + 1] - 1; t >= off[s]; t--)
      step_bwd(pre + t * 4 * d, t > off[s] ? h + (t - 1) * 2 * d : 0, dh + t * 2 * d, z + t * 2 * d, d, carry,
               dpre + t * 4 * d);
    memset(carry, 0, d * 4);
    for (i64 t = off[s]; t < off[s + 1]; t++)
      step_bwd(pre + t * 4 * d + 2 * d, t + 1 < off[s + 1] ? h + (t + 1) * 2 * d + d : 0, dh + t * 2 * d + d,
               z + t * 2 * d + d, d, carry, dpre + t * 4 * d + 2 * d);
  }
}

/* gelu(x) = x sigmoid(1.702 x) */
void gelu_fwd(const float *x, i64 n, float *y) {
  for (i64 i = 0; i < n; i++) y[i] = x[i] * sigmoid(1.702f * x[i]);
}

void gelu_bwd(const float *x, const float *dy, i64 n, float *dx) {
  for (i64 i = 0; i < n; i++) {
    float s = sigmoid(1.702f * x[i]);
    dx[i] = dy[i] * (s + 1.702f * x[i] * s * (1.0f - s));
  }
}

/* ---- softmax in groups of columns; the loss is against given distributions ---- */

float softmax_fwd(const float *logit, const float *want, i64 n, i64 width, const int32_t *group, i64 ng, float *p) {
  double loss = 0;
  for (i64 t = 0; t < n; t++)
    for (i64 g = 0; g < ng; g++) {
      const float *x = logit + t * width;
      float *to = p + t * width, top = -1e30f, sum = 0, here = 0;
      for (i64 k = group[g]; k < group[g + 1]; k++) top = x[k] > top ? x[k] : top;
      for (i64 k = group[g]; k < group[g + 1]; k++) { to[k] = expf(x[k] - top); sum += to[k]; }
      float inverse = 1.0f / sum, lse = logf(sum) + top;
      for (i64 k = group[g]; k < group[g + 1]; k++) to[k] *= inverse;
      if (want) for (i64 k = group[g]; k < group[g + 1]; k++) here += want[t * width + k] * (lse - x[k]);
      loss += here;
    }
  return (float)loss;
}

void softmax_bwd(const float *p, const float *want, const float *dp, float scale, i64 n, i64 width,
                 const int32_t *group, i64 ng, float *dx) {
  for (i64 t = 0; t < n; t++)
    for (i64 g = 0; g < ng; g++) {
      const float *pt = p + t * width, *w = want + t * width, *q = dp + t * width;
      float dot = 0, mass = 0;
      for (i64 k = group[g]; k < group[g + 1]; k++) { dot += q[k] * pt[k]; mass += w[k]; }
      for (i64 k = group[g]; k < group[g + 1]; k++)
        dx[t * width + k] = pt[k] * (q[k] - dot) + scale * (mass * pt[k] - w[k]);
    }
}

/* ---- arcs: score[i][j] = q_i . k_j + distance[bucket(j - i)]; column 0 is the root ---- */

static int bucket(i64 gap) {
  static const int step[] = {8, 12, 20, 40};
  i64 size = gap < 0 ? -gap : gap;
  int b = (int)size;
  if (size > 8) for (b = 9; b < 12 && size > step[b - 8]; b++) {}
  return gap < 0 ? b : 12 + b;
}
/* buckets: 0 the root, 1 to 12 a head before, 13 to 24 a head behind */

void arc_scores(const float *q, const float *k, const float *root, const float *distance, i64 T, i64 a, float *score) {
  for (i64 i = 0; i < T; i++)
    for (i64 j = 0; j <= T; j++) {
      const float *x = q + i * a, *y = j ? k + (j - 1) * a : root;
      float sum = 0;
      for (i64 n = 0; n < a; n++) sum += x[n] * y[n];
      score[i * (T + 1) + j] = j == i + 1 ? -1e9f : sum + distance[j ? bucket(j - 1 - i) : 0];
    }
}

static float softmax_row(float *x, i64 n, float *lse) {
  float top = -1e30f, sum = 0;
  for (i64 j = 0; j < n; j++) top = x[j] > top ? x[j] : top;
  for (i64 j = 0; j < n; j++) sum += expf(x[j] - top);
  *lse = logf(sum) + top;
  return *lse;
}

float arc_loss(const float *q, const float *k, const float *root, const float *distance, const int32_t *off, i64 ns,
               i64 a, const int32_t *head, const float *weight, i64 top, float *score, float *dq, float *dk,
               float *droot, float *ddistance) {
  double loss = 0;
  for (i64 s = 0; s < ns; s++) {
    i64 base = off[s], T = off[s + 1] - base;
    arc_scores(q + base * a, k + base * a, root, distance, T, a, score);
    for (i64 i = 0; i < T; i++) {
      float *row = score + i * (T + 1), lse, mass = 0;
      const int32_t *h = head + (base + i) * top;
      const float *w = weight + (base + i) * top;
      softmax_row(row, T + 1, &lse);
      for (i64 n = 0; n < top; n++) { loss += w[n] * (lse - row[h[n]]) * (w[n] > 0); mass += w[n]; }
      for (i64 j = 0; j <= T; j++) row[j] = mass * expf(row[j] - lse);
      for (i64 n = 0; n < top; n++) row[h[n]] -= w[n];
      for (i64 j = 0; j <= T; j++) {
        float g = row[j];
        if (g > -1e-7f && g < 1e-7f) continue;
        const float *x = q + (base + i) * a, *y = j ? k + (base + j - 1) * a : root;
        float *dx = dq + (base + i) * a, *dy = j ? dk + (base + j - 1) * a : droot;
        for (i64 n = 0; n < a; n++) { dx[n] += g * y[n]; dy[n] += g * x[n]; }
        ddistance[j ? bucket(j - 1 - i) : 0] += g;
      }
    }
  }
  return (float)loss;
}

/* ---- embeddings: the sum of some rows of one table ---- */

void embed_fwd(const float *table, const int32_t *row, i64 n, i64 parts, i64 d, float *y) {
  for (i64 t = 0; t < n; t++) {
    float *to = y + t * d;
    memset(to, 0, d * 4);
    for (i64 r = 0; r < parts; r++) {
      const float *from = table + (i64)row[t * parts + r] * d;
      for (i64 k = 0; k < d; k++) to[k] += from[k];
    }
  }
}

void embed_bwd(const float *dy, const int32_t *row, i64 n, i64 parts, i64 d, float *grad, uint8_t *touched) {
  for (i64 t = 0; t < n; t++)
    for (i64 r = 0; r < parts; r++) {
      float *to = grad + (i64)row[t * parts + r] * d;
      touched[row[t * parts + r]] = 1;
      for (i64 k = 0; k < d; k++) to[k] += dy[t * d + k];
    }
}

/* ---- Adam (Kingma and Ba, 2015), all rows or those that a batch touched ---- */

static void adam_part(float *p, float *g, float *m, float *v, i64 n, float rate, float b1, float b2, float decay,
                      float clip) {
  for (i64 i = 0; i < n; i++) {
    float x = g[i] * clip;
    m[i] = b1 * m[i] + (1 - b1) * x;
    v[i] = b2 * v[i] + (1 - b2) * x * x;
    p[i] -= rate * m[i] / (sqrtf(v[i]) + 1e-8f) + decay * p[i];
    g[i] = 0;
  }
}

void adam(float *p, float *g, float *m, float *v, i64 n, float rate, float b1, float b2, float decay, float clip) {
  adam_part(p, g, m, v, n, rate, b1, b2, decay, clip);
}

void adam_rows(float *p, float *g, float *m, float *v, uint8_t *touched, i64 rows, i64 d, float rate, float b1,
               float b2, float decay) {
  for (i64 r = 0; r < rows; r++)
    if (touched[r]) {
      adam_part(p + r * d, g + r * d, m + r * d, v + r * d, d, rate, b1, b2, decay, 1.0f);
      touched[r] = 0;
    }
}

void average(float *mean, const float *p, i64 n, float share) {
  for (i64 i = 0; i < n; i++) mean[i] += share * (p[i] - mean[i]);
}

float square_norm(const float *g, i64 n) {
  float sum = 0;
  for (i64 i = 0; i < n; i++) sum += g[i] * g[i];
  return sum;
}

/* ---- the exported arithmetic: 7-bit activations by 8-bit weights ---- */

void multiply_bytes(const uint8_t *input, const int8_t *weights, i64 rows, i64 in, i64 out, int32_t *sums) {
  for (i64 t = 0; t < rows; t++)
    for (i64 o = 0; o < out; o++) {
      int32_t sum = 0;
      for (i64 k = 0; k < in; k++) sum += (int32_t)input[t * in + k] * weights[o * in + k];
      sums[t * out + o] = sum;
    }
}
