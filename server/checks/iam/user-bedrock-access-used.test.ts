import { describe, expect, it } from 'vitest';
import { daysAgo, user } from '../shared/iam-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './user-bedrock-access-used';

const used = (last: string | null, made = 700) => user({ lastAccessed: { bedrock: last }, CreateDate: new Date(daysAgo(made)) });

describe(check.id, () => {
  it('passes when the user worked with it within 60 days', () => {
    expect(statusOf(check, used(daysAgo(60)))).toBe('pass');
  });

  it('fails when that is longer ago, with the day', () => {
    expect(verdictsOf(check, used(daysAgo(61)))).toMatchObject([
      { status: 'fail', evidence: { service: 'bedrock', lastUsed: daysAgo(61) } },
    ]);
    expect(statusOf(check, used(daysAgo(61)), { parameters: { days: 90 } })).toBe('pass');
  });

  it('fails when it never happened, but for somebody who is new', () => {
    expect(statusOf(check, used(null))).toBe('fail');
    expect(statusOf(check, used(null, 59))).toBe('pass');
    expect(statusOf(check, user({ lastAccessed: { bedrock: null } }))).toBe('fail');
  });

  it('does not concern a user whom no policy allows it', () => {
    expect(statusOf(check, user({ lastAccessed: {} }))).toBe('not-applicable');
    expect(statusOf(check, user({ lastAccessed: { sagemaker: null } }))).toBe('not-applicable');
  });

  it('is unknown when AWS did not tell', () => {
    expect(statusOf(check, user())).toBe('unknown');
  });
});
