import { describe, expect, it } from 'vitest';
import { daysAgo, role } from '../shared/iam-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './role-used';

const seen = (created: number | null, used: number | null) =>
  role({
    CreateDate: created === null ? undefined : new Date(daysAgo(created)),
    RoleLastUsed: used === null ? {} : { LastUsedDate: new Date(daysAgo(used)), Region: 'us-east-1' },
  });

describe(check.id, () => {
  it.each([
    ['pass', 'used lately', seen(500, 90)],
    ['fail', 'used long ago', seen(500, 91)],
    ['fail', 'never used since long', seen(500, null)],
    ['pass', 'new and not used yet', seen(5, null)],
    ['unknown', 'without any date', seen(null, null)],
    ['not-applicable', 'linked to a service', role({ Path: '/aws-service-role/x.amazonaws.com/' })],
    ['not-applicable', 'made by Identity Center', role({ Path: '/aws-reserved/sso.amazonaws.com/' })],
  ])('gives %s for a role %s', (status, _what, one) => expect(statusOf(check, one)).toBe(status));

  it('says the day, so that tomorrow it says the same', () =>
    expect(verdictsOf(check, seen(500, 110))[0]?.summary).toBe('The role was last used on 2026-08-02'));
  it('takes the limit that a team sets', () => expect(statusOf(check, seen(500, 110), { parameters: { days: 200 } })).toBe('pass'));
});
