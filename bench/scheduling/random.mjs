// Chance that repeats itself, and how long builds take.

/**
 * A generator for some words: numbers from 0 up to, but without, 1. The same words give the same numbers, other words
 * others (xoshiro128**, its state filled from a hash of the words).
 */
export function randomOf(...words) {
  let hash = 0x2545f491;
  for (const letter of words.join("/")) {
    hash = Math.imul(hash ^ letter.codePointAt(0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  const state = Uint32Array.from({ length: 4 }, (_, index) => scatter(hash + Math.imul(index + 1, 0x6d2b79f5)));
  const turn = (word, bits) => (word << bits) | (word >>> (32 - bits));
  const next = () => {
    const result = Math.imul(turn(Math.imul(state[1], 5), 7), 9) >>> 0;
    const shifted = state[1] << 9;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = turn(state[3], 11);
    return result;
  };
  return () => next() / 2 ** 32;
}

function scatter(word) {
  let mixed = word ^ (word >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** A time until the next of many independent events. */
export function exponential(mean, random) {
  return -mean * Math.log(1 - random());
}

/** Around `value`, from half of it to half as much again. */
export function around(value, random) {
  return value * (0.5 + random());
}

/** Durations with this mean; their standard deviation is `spread` times the mean. */
export function lognormal(meanMs, spread) {
  const variance = Math.log(1 + spread ** 2);
  const middle = Math.log(meanMs) - variance / 2;
  return {
    meanMs,
    draw: (random) => {
      const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
      return Math.exp(middle + Math.sqrt(variance) * normal);
    },
  };
}

/** Durations from `leastMs` to `mostMs`, most of them short and a few very long. */
export function pareto(shape, leastMs, mostMs) {
  const cut = 1 - (leastMs / mostMs) ** shape;
  const draw = (random) => leastMs * (1 - cut * random()) ** (-1 / shape);
  const whole = (shape * leastMs) / (shape - 1) / cut;
  return { meanMs: whole * (1 - (leastMs / mostMs) ** (shape - 1)), draw };
}
