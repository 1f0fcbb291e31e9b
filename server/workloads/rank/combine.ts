import type { Factor, Reason } from '../types';

/**
 * rank = 100 × e × v × p. Each of the three goes from its floor (the factor is 0) to 1 (it is 100), so that none of them alone makes
 * a workload vanish: what nobody reaches today may be reached tomorrow.
 */
export const floors = { exposure: 0.2, vulnerability: 0.15, privilege: 0.4 } as const;

const weight = (value: number, floor: number): number => floor + (1 - floor) * (value / 100);

export interface Rank {
  /** What it is at least, by what was seen. */
  least: number;
  /** What it may be at most, if everything that was not seen is bad. */
  most: number;
}

type Factors = Readonly<Record<keyof typeof floors, Pick<Factor, 'least' | 'most'>>>;

function product(factors: Factors, end: 'least' | 'most'): number {
  const { exposure, vulnerability, privilege } = factors;
  const all =
    weight(exposure[end], floors.exposure) * weight(vulnerability[end], floors.vulnerability) * weight(privilege[end], floors.privilege);
  return Math.round(100 * all);
}

/** Exposure × vulnerability × privilege, from 0 to 100. What was not seen widens the span and never lowers its lower end. */
export const rankOf = (factors: Factors): Rank => ({ least: product(factors, 'least'), most: product(factors, 'most') });

/** Something that speaks for a factor of so much. */
export interface Signal {
  value: number;
  text: string;
}

/**
 * The factor that the strongest signal makes.
 * @param unseen what could not be seen, each with how much it could be worth at most
 * @param otherwise the value and the sentence when nothing speaks for it
 */
export function factorOf(signals: readonly Signal[], unseen: readonly Signal[], otherwise: Signal): Factor {
  const raising = [...signals].sort((a, b) => b.value - a.value);
  const least = Math.max(otherwise.value, ...raising.map(({ value }) => value));
  const widening = unseen.filter(({ value }) => value > least);
  const reasons: Reason[] = [
    ...raising.map(({ text }): Reason => ({ effect: 'raises', text })),
    ...(raising.length === 0 && unseen.length === 0 ? [{ effect: 'lowers' as const, text: otherwise.text }] : []),
    ...unseen.map(({ text }): Reason => ({ effect: 'unknown', text })),
  ];
  return { least, most: Math.max(least, ...widening.map(({ value }) => value)), reasons };
}
