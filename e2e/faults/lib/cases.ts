import { randomFrom } from '@/sample-cloud/engine/random';

/** What every case is known by: the row of the matrix in docs/faults.md, and a name that says fault and position. */
export interface NamedCase {
  row: string;
  name: string;
}

export const faultSeed = Number(process.env.CLOUDLENS_FAULT_SEED ?? 1);

/** A source of positions that depends on the seed and on what it is for, so that cases do not disturb each other's. */
export function randomFor(purpose: string): () => number {
  let hash = faultSeed >>> 0;
  for (const letter of purpose) hash = (Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) + 0x9e3779b9) >>> 0;
  return randomFrom(hash);
}

/** A whole number from `from` up to and including `to`. */
export const between = (random: () => number, from: number, to: number): number => from + Math.floor(random() * (to - from + 1));

export const pick = <T>(random: () => number, list: readonly T[]): T => list[between(random, 0, list.length - 1)] as T;

/**
 * The cases that this run carries out: those whose name holds CLOUDLENS_FAULT_CASE, else all with CLOUDLENS_TEST_ALL, else
 * `spread` of each row, chosen by the seed.
 */
export function chosen<C extends NamedCase>(cases: readonly C[], spread = 1): C[] {
  const wanted = process.env.CLOUDLENS_FAULT_CASE;
  if (wanted) return cases.filter(({ row, name }) => `${row}: ${name}`.includes(wanted));
  if (process.env.CLOUDLENS_TEST_ALL) return [...cases];
  const rows = new Map<string, C[]>();
  for (const each of cases) rows.set(each.row, [...(rows.get(each.row) ?? []), each]);
  return [...rows].flatMap(([row, all]) => {
    const random = randomFor(`spread of ${row}`);
    const left = [...all];
    return Array.from({ length: Math.min(spread, all.length) }, () => left.splice(between(random, 0, left.length - 1), 1)[0] as C);
  });
}

/**
 * The share of one of several test files in the cases that this run carries out. When all are run each has as many of them, those of a
 * row together, since they need the same undisturbed scans; otherwise they are so few that the first has all.
 * @param part from 0 on
 */
export function partOf<C extends NamedCase>(cases: readonly C[], part: number, parts: number): C[] {
  const list = chosen(cases);
  if (process.env.CLOUDLENS_FAULT_CASE || !process.env.CLOUDLENS_TEST_ALL) return part === 0 ? list : [];
  return list.slice(Math.round((list.length * part) / parts), Math.round((list.length * (part + 1)) / parts));
}

/** The title of a case in reports; what to give to CLOUDLENS_FAULT_CASE. */
export const titleOf = ({ row, name }: NamedCase): string => `${row}: ${name}`;
