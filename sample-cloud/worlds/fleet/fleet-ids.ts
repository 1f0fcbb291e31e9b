/** 32 bits that look random and are always the same for the same two numbers. */
export function mix(first: number, second: number): number {
  let hash = Math.imul(first ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(second, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Odd, so that multiplying by it modulo 2^24 loses nothing; the second undoes the first. */
const SCATTER = 0x5bd1e5;
const GATHER = inverse(SCATTER);

function inverse(odd: number): number {
  let result = odd;
  for (let round = 0; round < 5; round++) result = Math.imul(result, 2 - Math.imul(odd, result));
  return result & 0xffffff;
}

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');

/** An EC2-style id that hides an index below 2^24, to be found again by `indexOf`. `place` tells lists apart. */
export function idAt(prefix: string, place: number, index: number): string {
  return `${prefix}-0f${hex(place, 2)}${hex(Math.imul(index, SCATTER) & 0xffffff, 6)}${hex(mix(place, index) & 0xfffffff, 7)}`;
}

/** The index behind an id that `idAt` may have made; whoever asks compares what he finds there. */
export function indexOf(id: string): number | undefined {
  const match = /-0f[0-9a-f]{2}([0-9a-f]{6})[0-9a-f]{7}$/.exec(id);
  return match ? Math.imul(Number.parseInt(match[1] ?? '', 16), GATHER) & 0xffffff : undefined;
}

/** A name with the index in it: `fleet-job-000042`. */
export function nameAt(stem: string, index: number): string {
  return `${stem}-${String(index).padStart(6, '0')}`;
}

export function indexOfName(name: string): number | undefined {
  const match = /-(\d{6,7})$/.exec(name);
  return match ? Number(match[1]) : undefined;
}
