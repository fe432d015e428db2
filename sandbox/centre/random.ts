/** A small seeded generator (sfc32): the same seed gives the same day on every machine. */
export interface Random {
  /** 0 inclusive to 1 exclusive. */
  next(): number;
  chance(probability: number): boolean;
  between(low: number, high: number): number;
  /** Time to the next event of a Poisson process with this mean gap. */
  exponential(mean: number): number;
  /** Log-normal around a median, as durations of human work are. */
  around(median: number, sigma: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** A version-4 shaped UUID, lower case. */
  uuid(): string;
  /** A stream of its own, so that one part's draws do not move another's. */
  fork(name: string): Random;
}

/** A stream of random numbers for this seed. */
export function createRandom(seed: string): Random {
  const next = sfc32(seed);
  const chance = (probability: number) => next() < probability;
  const between = (low: number, high: number) => low + next() * (high - low);
  const exponential = (mean: number) => -Math.log(1 - next()) * mean;
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    chance,
    between,
    exponential,
    around: (median, sigma) => median * Math.exp(sigma * normal()),
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
    uuid: () => shapeUuid(Array.from({ length: 32 }, () => hexDigit(next())).join('')),
    fork: (name) => createRandom(`${seed}/${name}`),
  };
}

/** Puts dashes, version and variant into 32 hexadecimal digits. */
export function shapeUuid(hex: string): string {
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

function hexDigit(fraction: number): string {
  return Math.floor(fraction * 16).toString(16);
}

function sfc32(seed: string): () => number {
  let [a, b, c, d] = [hash(`${seed}a`), hash(`${seed}b`), hash(`${seed}c`), 1];
  const draw = () => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 12; round++) draw();
  return draw;
}

function hash(text: string): number {
  let value = 2166136261;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 16777619);
  return value ^ (value >>> 15);
}
