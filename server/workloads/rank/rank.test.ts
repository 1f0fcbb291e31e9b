import { describe, expect, it } from 'vitest';
import type { VulnerabilityCounts, WorkloadSummary } from '../types';
import { factorOf, rankOf } from './combine';
import { vulnerabilityFactor } from './vulnerability';

const exact = (value: number) => ({ least: value, most: value });
const rank = (exposure: number, vulnerability: number, privilege: number) =>
  rankOf({ exposure: exact(exposure), vulnerability: exact(vulnerability), privilege: exact(privilege) });

describe('the rank', () => {
  it('is 100 when all three are, and grows with each of them', () => {
    expect(rank(100, 100, 100)).toEqual(exact(100));
    for (const [higher, lower] of [
      [rank(100, 50, 50), rank(50, 50, 50)],
      [rank(50, 100, 50), rank(50, 50, 50)],
      [rank(50, 50, 100), rank(50, 50, 50)],
    ] as const)
      expect(higher.least).toBeGreaterThan(lower.least);
  });

  it('never vanishes by one factor alone', () => {
    expect(rank(0, 100, 100).least).toBe(20);
    expect(rank(100, 0, 100).least).toBe(15);
    expect(rank(100, 100, 0).least).toBe(40);
  });

  it('is widened by what was not seen, and never lowered', () => {
    const seen = rankOf({ exposure: exact(80), vulnerability: exact(0), privilege: exact(60) });
    const unseen = rankOf({ exposure: exact(80), vulnerability: { least: 0, most: 100 }, privilege: exact(60) });
    expect(unseen.least).toBe(seen.least);
    expect(unseen.most).toBeGreaterThan(seen.most);
  });
});

describe('a factor', () => {
  it('is as high as its strongest signal, and no higher for what can add nothing', () => {
    expect(
      factorOf(
        [
          { value: 30, text: 'a' },
          { value: 60, text: 'b' },
        ],
        [{ value: 40, text: 'c' }],
        { value: 0, text: '' },
      ),
    ).toEqual({
      least: 60,
      most: 60,
      reasons: [
        { effect: 'raises', text: 'b' },
        { effect: 'raises', text: 'a' },
        { effect: 'unknown', text: 'c' },
      ],
    });
  });

  it('gives its all-clear only when all was seen', () => {
    expect(factorOf([], [], { value: 0, text: 'nothing' }).reasons).toEqual([{ effect: 'lowers', text: 'nothing' }]);
    expect(factorOf([], [{ value: 100, text: 'off' }], { value: 0, text: 'nothing' })).toEqual({
      least: 0,
      most: 100,
      reasons: [{ effect: 'unknown', text: 'off' }],
    });
  });
});

const none = { critical: 0, high: 0, medium: 0, low: 0, other: 0, fixable: 0, exploitable: 0, highestEpss: null };
const scanned = (counts: Partial<VulnerabilityCounts> = {}): WorkloadSummary['vulnerabilities'] => ({
  state: 'seen',
  value: { ...none, ...counts, sources: ['inspector'], missing: null },
});
const not = { state: 'not-applicable', why: '' } as const;
const parts = (given: Partial<Parameters<typeof vulnerabilityFactor>[0]> = {}) => ({
  vulnerabilities: scanned(),
  platform: not,
  patches: not,
  imds: not,
  secrets: not,
  detections: { state: 'seen', value: [] } as WorkloadSummary['detections'],
  privileged: not,
  ...given,
});
const factor = (given: Parameters<typeof parts>[0]) => vulnerabilityFactor(parts(given), '2026-11-26');

describe('how easily it is broken into', () => {
  it('is nothing when everything was looked at and nothing found', () => {
    expect(factor({})).toMatchObject({ least: 0, most: 0 });
  });

  it.each([
    ['no scanner', { vulnerabilities: { state: 'not-scanned', why: 'Inspector is off' } }],
    ['a scanner that could not be asked', { vulnerabilities: { state: 'unknown', why: 'denied' } }],
    ['no threat detection', { detections: { state: 'not-scanned', why: 'GuardDuty is off' } }],
  ] as [string, Parameters<typeof parts>[0]][])('may be anything with %s', (_, given) => {
    expect(factor(given)).toMatchObject({ least: 0, most: 100 });
  });

  it('grows with a known or likely exploit', () => {
    expect(factor({ vulnerabilities: scanned({ critical: 1 }) }).least).toBe(80);
    expect(factor({ vulnerabilities: scanned({ critical: 1, exploitable: 1 }) }).least).toBe(100);
    expect(factor({ vulnerabilities: scanned({ high: 3, highestEpss: 0.4 }) }).least).toBe(80);
    expect(factor({ vulnerabilities: scanned({ high: 3, highestEpss: 0.01 }) }).least).toBe(60);
  });

  it('counts an end of support from the day after it', () => {
    const ends = (end: string) =>
      factor({ platform: { state: 'seen', value: { name: 'Python 3.8', end, meaning: '', source: '', checkedOn: '' } } }).least;
    expect(ends('2026-11-26')).toBe(0);
    expect(ends('2026-11-25')).toBe(50);
  });

  it('is highest when it is under attack', () => {
    const detection = (severity: 'high' | 'low') =>
      factor({ detections: { state: 'seen', value: [{ title: 'Crypto mining', severity, type: 'x', at: null }] } }).least;
    expect(detection('high')).toBe(100);
    expect(detection('low')).toBe(70);
  });
});
