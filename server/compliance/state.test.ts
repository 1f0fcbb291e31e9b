import { describe, expect, it } from 'vitest';
import { type CheckTally, checkState, countStates, requirementState, scoreOf } from './state';

const tally = (part: Partial<CheckTally> = {}): CheckTally => ({ open: 0, muted: 0, excluded: 0, unknown: 0, pass: 1, ran: true, ...part });

/** Every tally that differs in a way that counts. */
const tallies: CheckTally[] = [0, 2].flatMap((open) =>
  [0, 3].flatMap((muted) =>
    [0, 1].flatMap((excluded) =>
      [0, 1].flatMap((unknown) => [0, 5].flatMap((pass) => [true, false].map((ran) => ({ open, muted, excluded, unknown, pass, ran })))),
    ),
  ),
);
const pairs = tallies.flatMap((first) => [[first], ...tallies.map((second) => [first, second])]);
const cases = pairs.flatMap((checks) => [0, 1].flatMap((missing) => [true, false].map((attested) => ({ checks, missing, attested }))));

describe('the state of a requirement, over every pair of checks', () => {
  it('is a pass only where everything exists, ran, was seen and passed', () => {
    for (const each of cases) {
      const { checks, missing } = each;
      const clean =
        missing === 0 &&
        checks.every((check) => check.ran && check.unknown === 0 && check.open === 0 && check.muted === 0 && check.excluded === 0);
      expect(requirementState(each).state === 'pass', JSON.stringify(each)).toBe(clean && checks.some((check) => check.pass > 0));
    }
  });

  it('fails with any open finding, whatever else is not known', () => {
    for (const each of cases)
      expect(requirementState(each).state === 'fail', JSON.stringify(each)).toBe(each.checks.some((check) => check.open > 0));
  });

  it('says why it is unknown, and is unknown for no other reason', () => {
    for (const each of cases) {
      const { state, doubts } = requirementState(each);
      if (state === 'unknown') expect(doubts.length).toBeGreaterThan(0);
      else if (state !== 'fail') expect(doubts).toEqual([]);
    }
  });

  it('takes nobody’s word where a check judges', () => {
    for (const each of cases) expect(requirementState(each)).toEqual(requirementState({ ...each, attested: !each.attested }));
  });

  it('never gets better by more doubt', () => {
    const rank = ['pass', 'not-applicable', 'excepted', 'unknown', 'fail'];
    for (const each of cases) {
      const before = rank.indexOf(requirementState(each).state);
      const doubted = each.checks.map((check) => ({ ...check, unknown: check.unknown + 1 }));
      expect(rank.indexOf(requirementState({ ...each, checks: doubted }).state)).toBeGreaterThanOrEqual(before);
      expect(rank.indexOf(requirementState({ ...each, missing: each.missing + 1 }).state)).toBeGreaterThanOrEqual(before);
    }
  });
});

describe('a requirement that no check of ours judges', () => {
  it.each([
    [0, false, 'manual'],
    [0, true, 'attested'],
    [2, false, 'unknown'],
    [2, true, 'attested'],
  ] as const)('with %i checks to be built, attested: %s, is %s', (missing, attested, state) => {
    expect(requirementState({ checks: [], missing, attested }).state).toBe(state);
  });
});

describe('the state of a check', () => {
  it.each([
    ['an open finding beside unknown ones', { open: 1, unknown: 4 }, 'fail'],
    ['a listing that was refused', { unknown: 1 }, 'unknown'],
    ['an account that it did not run in', { ran: false }, 'unknown'],
    ['nothing but muted findings', { muted: 2 }, 'excepted'],
    ['resources that are left out on purpose', { excluded: 1 }, 'excepted'],
    ['nothing to judge', { pass: 0 }, 'not-applicable'],
    ['passes', {}, 'pass'],
  ])('with %s', (_, part, state) => {
    expect(checkState(tally(part))).toBe(state);
  });
});

describe('the score', () => {
  it('counts what is unknown or excepted as not passing, and leaves out what no check judges', () => {
    expect(scoreOf({ pass: 3, fail: 1, unknown: 1, excepted: 1 })).toBe(0.5);
    expect(scoreOf({ pass: 0, fail: 0, unknown: 0, excepted: 0 })).toBeNull();
  });

  it('tells what is only waiting for checks', () => {
    const counts = countStates([
      { state: 'unknown', doubts: ['not-built'] },
      { state: 'unknown', doubts: ['unseen', 'not-built'] },
      { state: 'not-applicable', doubts: [] },
    ]);
    expect(counts).toMatchObject({ unknown: 2, partlyCovered: 1, notApplicable: 1, pass: 0 });
  });
});
