import { describe, expect, it } from 'vitest';
import { gap, group } from '../shared/iam-testing';
import { statusOf } from '../shared/testing';
import { check } from './group-has-members';

describe(check.id, () => {
  it.each([
    ['fail', []],
    ['pass', ['mia']],
    ['pass', ['mia', 'jon']],
  ])('gives %s for the members %j', (status, members) => expect(statusOf(check, group({ members }))).toBe(status));
  it('is unknown when the listing was refused', () =>
    expect(statusOf(check, { ...group(), gaps: [gap('iam:GetAccountAuthorizationDetails')] })).toBe('unknown'));
});
