import type { Doubt, Extent, RequirementState } from './types';

/** What states are called on pages and in reports. */
export const stateLabel: Record<RequirementState, string> = {
  fail: 'Fail',
  unknown: 'Unknown',
  excepted: 'Excepted',
  pass: 'Pass',
  manual: 'Manual',
  attested: 'Attested',
  'not-applicable': 'Nothing to judge',
};

export const stateMeaning: Record<RequirementState, string> = {
  fail: 'A check that serves it has open findings',
  unknown: 'Not everything could be seen, or a check for it is missing',
  excepted: 'All that would fail is muted or left out by decision',
  pass: 'Every check that serves it ran on complete data and passed',
  manual: 'No check can judge it: somebody has to',
  attested: 'Somebody gave their word; no check looked',
  'not-applicable': 'Its checks ran, and there was nothing of theirs to judge',
};

export const doubtLabel: Record<Doubt, string> = {
  unseen: 'AWS did not answer everything',
  'not-run': 'Not judged in every account',
  'not-built': 'Some of its checks are not built',
};

export function extentLabel(extent: Extent, note: string | null): string | null {
  const words = { whole: null, part: null, 'aws-relevant-subset': 'AWS-relevant subset', own: 'Uploaded' }[extent];
  return [words, note].filter(Boolean).join('. ') || null;
}

/** 'CIS AWS Foundations Benchmark 5.0'. */
export const frameworkTitle = ({ name, version }: { name: string; version: string }): string => [name, version].filter(Boolean).join(' ');

/** '63%'; 'No score' where checks judge nothing. Rounded down, so that 100 % is said only of all. */
export const scoreText = (score: number | null): string => (score === null ? 'No score' : `${Math.floor(score * 100)}%`);
