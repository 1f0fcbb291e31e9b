import type { OperationName } from '@/server/aws/operation';
import type { FixedBy } from './types';

/** An answer of an earlier scan. */
export interface KeptAnswer {
  answer: unknown;
  /** The scan that asked, by its number in the account. */
  scanSeq: number;
  askedAt: Date;
}

/** What earlier scans of this very unit were told that cannot have changed, and where this scan leaves such answers. */
export interface KeptAnswers {
  find(operation: OperationName, key: string): Promise<KeptAnswer | undefined>;
  keep(operation: OperationName, key: string, answer: unknown): void;
}

/** Nothing is known, and nothing kept. */
export const noKeptAnswers: KeptAnswers = { find: async () => undefined, keep: () => undefined };

/** One text for the same facts; null when one is absent: then nothing proves that the answer is still the same. */
export function keyOfFacts(facts: FixedBy): string | null {
  const known = facts.map((fact) => (fact instanceof Date ? validIso(fact) : fact));
  if (known.length === 0 || known.some((fact) => fact === undefined || fact === '')) return null;
  return JSON.stringify(known);
}

const validIso = (date: Date): string | undefined => (Number.isNaN(date.getTime()) ? undefined : date.toISOString());
