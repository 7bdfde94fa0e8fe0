/* Walks the diagrams of a plan over whole columns, by look-ups of bytes: any rule, under any policy, is such a diagram.

   A step is some layers in a row. States are kept multiplied by how many codes the next input has, so a look-up is at
   state + code; where that would be more than a byte, each code has a table of its own (`apart` bytes long). That of the last layer gives the code that comes out; tables beside it the reason, and the end of the
   diagram. What is read for each layer and step is in `program.py`, what for each column in `walking.py`.
   The middle of this file is read once for each kind of vector: it includes itself. */
#ifndef PATH
#include <stdint.h>

typedef uint8_t u8;
typedef struct { int64_t place, entries, table, recoded, recode, missing, width, apart; } layer;
typedef struct { int64_t place, first, last, reasons, ends, own, wide; } step;
typedef struct { uint64_t codes, reasons, ends; int64_t size, end_size, most, most_reason; } column;
typedef struct { const layer *layers; const step *steps; const column *columns; const u8 *bytes; const uint32_t *wide; } plan;

#define AT(address) ((u8 *)(uintptr_t)(address))
#define ALL for (int r = 0; r < n; r++)
#define AS_ANSWERED 255

static inline uint32_t get(const u8 *from, int64_t size, int64_t i) {
  return size == 1 ? from[i] : size == 2 ? ((const uint16_t *)from)[i] : ((const uint32_t *)from)[i];
}

static inline void put(u8 *to, int64_t size, int64_t i, uint32_t x) {
  if (size == 1) to[i] = (u8)x;
  else if (size == 2) ((uint16_t *)to)[i] = (uint16_t)x;
  else ((uint32_t *)to)[i] = x;
}

/* A step with more than 256 states in some layer, or with codes of more than a byte: numbers of 32 bits. */
static int64_t wide_step(const plan *p, const step *s, int64_t begin, int64_t end) {
  int64_t strange = 0;
  uint32_t state[256];
  for (int64_t i = begin; i < end; i += 256) {
    const int n = end - i < 256 ? (int)(end - i) : 256;
    const column *out = p->columns + s->place;
    ALL state[r] = 0;
    for (const layer *l = p->layers + s->first; l <= p->layers + s->last; l++) {
      const column *c = p->columns + l->place;
      const u8 *why = l->missing >= 0 && c->reasons ? AT(c->reasons) + i : 0;
      const uint32_t last = (uint32_t)l->width - 1, recoded = (uint32_t)l->recoded, *table = p->wide + l->table;
      ALL {
        uint32_t x = get(AT(c->codes), c->size, i + r);
        strange |= (c->most >= 0 && x > c->most) || (why && c->most_reason >= 0 && why[r] > c->most_reason);
        if (why && x == l->missing) x += why[r];
        if (recoded) x = p->wide[l->recode + (x < recoded ? x : recoded - 1)];
        state[r] += x < last ? x : last;
        if (l < p->layers + s->last) state[r] = table[state[r]];
      }
    }
    const uint32_t *codes = p->wide + p->layers[s->last].table;
    ALL put(AT(out->codes), out->size, i + r, codes[state[r]]);
    if (out->ends) ALL put(AT(out->ends), out->end_size, i + r, p->wide[s->ends + state[r]]);
    if (out->reasons) ALL {
      const u8 why = (u8)p->wide[s->reasons + state[r]];
      const u8 *own = s->own >= 0 ? AT(p->columns[s->own].reasons) : 0;
      AT(out->reasons)[i + r] = s->own < 0 || why != AS_ANSWERED ? why : own ? own[i + r] : 0;
    }
  }
  return strange;
}

#define JOIN(path, name) path##_##name
#define JOINED(path, name) JOIN(path, name)
#define OF(name) JOINED(PATH, name)

#define PATH plain
#define BELOW(...)
#define TARGET
#define V u8
#define WIDTH 1
#define MANY 256
#define LOAD(from) (*(from))
#define STORE(to, x) (*(to) = (x))
#define ADD(x, y) ((u8)((x) + (y)))
#define OR(x, y) ((u8)((x) | (y)))
#define LESS(x, y) ((u8)((x) > (y) ? (x) - (y) : 0))
#define WHERE(x, one, y, z) ((u8)((x) == (one) ? (y) : (z)))
#define SAME(one) ((u8)(one))
#define LOOK_UP ALL s[r] = table[s[r] & (entries <= 64 ? 63 : entries <= 128 ? 127 : 255)];
#include __FILE__

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

#define AVX2 __attribute__((target("avx2")))
static inline AVX2 __m256i of16(const u8 *t, __m256i i) {
  return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)t)), i);
}
static inline AVX2 __m256i of32(const u8 *t, __m256i i) {
  return _mm256_blendv_epi8(of16(t, i), of16(t + 16, i), _mm256_slli_epi16(i, 3));
}
static inline AVX2 __m256i of64(const u8 *t, __m256i i) {
  return _mm256_blendv_epi8(of32(t, i), of32(t + 32, i), _mm256_slli_epi16(i, 2));
}
static inline AVX2 __m256i of128(const u8 *t, __m256i i) {
  return _mm256_blendv_epi8(of64(t, i), of64(t + 64, i), _mm256_slli_epi16(i, 1));
}
static inline AVX2 __m256i of256(const u8 *t, __m256i i) {
  const __m256i j = _mm256_and_si256(i, _mm256_set1_epi8(127)); /* a byte above 127 would give nought */
  return _mm256_blendv_epi8(of128(t, j), of128(t + 128, j), i);
}
#define PATH avx2
#define BELOW plain_step
#define TARGET AVX2
#define V __m256i
#define WIDTH 32
#define MANY 4
#define LOAD(from) _mm256_loadu_si256((const __m256i *)(from))
#define STORE(to, x) _mm256_storeu_si256((__m256i *)(to), x)
#define ADD(x, y) _mm256_add_epi8(x, y)
#define OR(x, y) _mm256_or_si256(x, y)
#define LESS(x, y) _mm256_subs_epu8(x, y)
#define WHERE(x, one, y, z) _mm256_blendv_epi8(z, y, _mm256_cmpeq_epi8(x, one))
#define SAME(one) _mm256_set1_epi8((char)(one))
#define LOOK_UP \
  if (entries <= 16) ALL s[r] = of16(table, s[r]); \
  else if (entries <= 32) ALL s[r] = of32(table, s[r]); \
  else if (entries <= 64) ALL s[r] = of64(table, s[r]); \
  else if (entries <= 128) ALL s[r] = of128(table, s[r]); \
  else ALL s[r] = of256(table, s[r]);
#include __FILE__

#define PATH avx512
#define BELOW avx2_step
#define TARGET __attribute__((target("avx512f,avx512bw,avx512vbmi")))
#define V __m512i
#define WIDTH 64
#define MANY 4
#define LOAD(from) _mm512_loadu_si512(from)
#define STORE(to, x) _mm512_storeu_si512(to, x)
#define ADD(x, y) _mm512_add_epi8(x, y)
#define OR(x, y) _mm512_or_si512(x, y)
#define LESS(x, y) _mm512_subs_epu8(x, y)
#define WHERE(x, one, y, z) _mm512_mask_mov_epi8(z, _mm512_cmpeq_epi8_mask(x, one), y)
#define SAME(one) _mm512_set1_epi8((char)(one))
#define PART(k) _mm512_loadu_si512(table + 64 * (k))
#define LOOK_UP \
  if (entries <= 64) ALL s[r] = _mm512_permutexvar_epi8(s[r], PART(0)); \
  else if (entries <= 128) ALL s[r] = _mm512_permutex2var_epi8(PART(0), s[r], PART(1)); \
  else ALL s[r] = _mm512_mask_blend_epi8(_mm512_movepi8_mask(s[r]), _mm512_permutex2var_epi8(PART(0), s[r], PART(1)), \
                                         _mm512_permutex2var_epi8(PART(2), s[r], PART(3)));
#include __FILE__
#endif

typedef int64_t path(const plan *, const step *, int64_t, int64_t);

static path *const paths[] = {
  plain_step,
#if defined(__x86_64__) && defined(__GNUC__)
  avx2_step,
  avx512_step,
#endif
};

/* The best path that this processor can run. */
int64_t ik_best(void) {
#if defined(__x86_64__) && defined(__GNUC__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512bw")) return 2;
  if (__builtin_cpu_supports("avx2")) return 1;
#endif
  return 0;
}

/* Rows begin to end through steps first to last, block by block. What comes back is 1 as soon as a code or a reason is
   met that is none, where they are to be checked, else 0. */
int64_t ik_walk(const layer *layers, const step *steps, const column *columns, const u8 *bytes, const uint32_t *words,
                int64_t first, int64_t last, int64_t begin, int64_t end, int64_t block, int64_t by) {
  const plan p = {layers, steps, columns, bytes, words};
  for (int64_t i = begin; i < end; i += block) {
    const int64_t to = end - i < block ? end : i + block;
    for (const step *s = steps + first; s < steps + last; s++) {
      if ((s->wide ? wide_step : paths[by])(&p, s, i, to)) return 1;
    }
  }
  return 0;
}

#else /* -------------------------------------------------------------------- read once for each kind of vector: PATH */

#define INLINE static inline __attribute__((always_inline)) TARGET

INLINE void OF(look)(V *s, const u8 *table, int64_t entries, int n) {
  LOOK_UP
}

/* What stands at state and code, in the table of a layer. Where their sum would be more than a byte each code has a
   table of its own. */
INLINE void OF(find)(V *found, const layer *l, const u8 *table, const V *state, const V *x, int n) {
  if (!l->apart) {
    ALL found[r] = ADD(state[r], x[r]);
    OF(look)(found, table, l->entries, n);
    return;
  }
#if WIDTH == 1
  ALL found[r] = table[(x[r] < l->width ? x[r] : 0) * l->apart + (state[r] & (l->apart - 1))];
#else
  V one[MANY];
  ALL found[r] = SAME(0);
  for (int64_t code = 0; code < l->width; code++, table += l->apart) {
    ALL one[r] = state[r];
    OF(look)(one, table, l->entries, n);
    ALL found[r] = WHERE(x[r], SAME(code), one[r], found[r]);
  }
#endif
}

INLINE void OF(rows)(const plan *p, const step *s, int64_t i, const int n, V *strange) {
  V state[MANY], x[MANY], found[MANY];
  const column *out = p->columns + s->place;
  const layer *last = p->layers + s->last;
  ALL state[r] = SAME(0);
  for (const layer *l = p->layers + s->first;; l++) {
    const column *c = p->columns + l->place;
    const u8 *codes = AT(c->codes) + i, *reasons = AT(c->reasons) + i;
    ALL x[r] = LOAD(codes + r * WIDTH);
    if (c->most >= 0) ALL *strange = OR(*strange, LESS(x[r], SAME(c->most)));
    if (l->missing >= 0 && c->reasons) ALL {
      const V why = LOAD(reasons + r * WIDTH);
      if (c->most_reason >= 0) *strange = OR(*strange, LESS(why, SAME(c->most_reason)));
      x[r] = ADD(x[r], WHERE(x[r], SAME(l->missing), why, SAME(0)));
    }
    if (l->recoded) OF(look)(x, p->bytes + l->recode, l->recoded, n);
    if (l == last) break;
    OF(find)(found, l, p->bytes + l->table, state, x, n);
    ALL state[r] = found[r];
  }
  OF(find)(found, last, p->bytes + last->table, state, x, n);
  ALL STORE(AT(out->codes) + i + r * WIDTH, found[r]);
  if (out->ends) {
    OF(find)(found, last, p->bytes + s->ends, state, x, n);
    ALL STORE(AT(out->ends) + i + r * WIDTH, found[r]);
  }
  if (out->reasons) {
    OF(find)(found, last, p->bytes + s->reasons, state, x, n);
    if (s->own >= 0) {
      const u8 *own = AT(p->columns[s->own].reasons);
      ALL found[r] = WHERE(found[r], SAME(AS_ANSWERED), own ? LOAD(own + i + r * WIDTH) : SAME(0), found[r]);
    }
    ALL STORE(AT(out->reasons) + i + r * WIDTH, found[r]);
  }
}

static TARGET int64_t OF(step)(const plan *p, const step *s, int64_t i, int64_t end) {
  const int is_enough = end - i >= WIDTH;
  V strange = SAME(0);
  u8 each[WIDTH], any = 0;
  for (; i + MANY * WIDTH <= end; i += MANY * WIDTH) OF(rows)(p, s, i, MANY, &strange);
#if WIDTH == 1
  if (i < end) OF(rows)(p, s, i, (int)(end - i), &strange);
#else
  for (; i + WIDTH <= end; i += WIDTH) OF(rows)(p, s, i, 1, &strange);
  if (i < end && is_enough) OF(rows)(p, s, (i = end) - WIDTH, 1, &strange); /* some of these rows a second time */
#endif
  STORE(each, strange);
  for (int r = 0; r < WIDTH; r++) any |= each[r];
#if WIDTH > 1
  if (i < end) any |= BELOW(p, s, i, end);
#endif
  return any;
}

#undef PATH
#undef BELOW
#undef TARGET
#undef V
#undef WIDTH
#undef MANY
#undef LOAD
#undef STORE
#undef ADD
#undef OR
#undef LESS
#undef WHERE
#undef SAME
#undef LOOK_UP
#undef INLINE
#endif
