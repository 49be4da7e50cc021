/**
 * Mulberry32. Like everything here it uses only operations that IEEE 754 and ECMAScript define to
 * the last bit (no `Math.exp`, `Math.pow` or `Math.sin`), so every platform draws the same numbers.
 *
 * @param {number} seed
 * @returns {() => number} from 0 inclusive to 1 exclusive
 */
export function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * @template T
 * @param {() => number} random
 * @param {readonly (readonly [value: T, weight: number, ...unknown[]])[]} choices
 * @returns {T}
 */
export function pick(random, choices) {
  let rest = random() * choices.reduce((sum, [, weight]) => sum + weight, 0);
  const found = choices.find(([, weight]) => {
    rest -= weight;
    return rest < 0;
  });
  return (found ?? choices[0])[0];
}

/**
 * @template T
 * @param {() => number} random
 * @param {readonly T[]} items
 * @returns {T[]}
 */
export function shuffle(random, items) {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other], shuffled[last]];
  }
  return shuffled;
}
