import type { Factor, Factors } from './types';

/** How many people can take the first step. */
export const exposures = {
  anyone: 1,
  anyAwsAccount: 0.9,
  /** Who holds a password or key that has leaked. */
  leaked: 0.7,
  /** A certain other account, or whoever has broken into it. */
  outsider: 0.6,
} as const;

/** What it takes to get through. */
export const exploitabilities = {
  /** Nothing: the door is open. */
  open: 1,
  /** A weakness that is known and has public tools. */
  known: 0.9,
  /** A guessed or stolen login, or a flaw in the software that listens. */
  effort: 0.7,
  /** Something further that was not looked at, such as the ciphertext to a key. */
  more: 0.5,
} as const;

/** What is lost. */
export const impacts = {
  account: 1,
  secrets: 0.85,
  sensitiveData: 0.8,
  data: 0.65,
  /** Code runs, or content is changed, under the organization's name. */
  foothold: 0.5,
} as const;

export const factor = (value: number, why: string): Factor => ({ value, why });

/** Exposure × exploitability × impact, of 100. */
export function scoreOf({ exposure, exploitability, impact }: Factors): number {
  return Math.round(exposure.value * exploitability.value * impact.value * 100);
}

/** 1 critical, 2 high, 3 medium, 4 low. */
export function severityOf(score: number): 1 | 2 | 3 | 4 {
  return score >= 70 ? 1 : score >= 45 ? 2 : score >= 25 ? 3 : 4;
}
