/** Numbers that look random and are the same in every run, so that a failure can be seen again. */

const UINT32 = 2 ** 32;

/** Gives numbers in [0, 1). */
export function fractionFrom(seed: number): () => number {
  const next = mulberry32(seed);
  return () => next() / UINT32;
}

/** Gives whole numbers from 0 up to `below`. */
export function randomFrom(seed: number): (below: number) => number {
  const next = mulberry32(seed);
  return (below) => next() % below;
}

/** Small, good enough to pick with, and the same on every machine; gives whole numbers of 32 bits. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
