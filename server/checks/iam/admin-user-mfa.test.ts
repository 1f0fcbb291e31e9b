import { describe, expect, it } from 'vitest';
import type { CredentialReportRow } from '@/server/collect/iam/types';
import { activeKey, administrator, allow, attach, group, inline, noKey, policyText, reportRow, user } from '../shared/iam-testing';
import { statusOf } from '../shared/testing';
import { check } from './admin-user-mfa';

const attached = [attach('AdministratorAccess', { aws: true })];
const others = [
  administrator(),
  group({ AttachedManagedPolicies: attached }, 'admins'),
  group({ GroupPolicyList: inline(policyText(allow('s3:*'))) }, 'readers'),
];
const member = (GroupList: string[], row: Partial<CredentialReportRow> | null) => user({ GroupList, report: row && reportRow(row) });
const judged = (one: ReturnType<typeof user>) => statusOf(check, one, { others });

describe(check.id, () => {
  it('fails for an administrator by group without MFA', () =>
    expect(judged(member(['readers', 'admins'], { passwordEnabled: true }))).toBe('fail'));
  it('fails for an administrator by own policy with only a key', () => {
    const robot = user({ AttachedManagedPolicies: attached, report: reportRow({ accessKeys: [activeKey(1), noKey(2)] }) });
    expect(judged(robot)).toBe('fail');
  });
  it('passes with MFA', () => expect(judged(member(['admins'], { passwordEnabled: true, mfaActive: true }))).toBe('pass'));
  it('does not apply to others, nor to users without credentials', () => {
    expect(judged(member(['readers'], { passwordEnabled: true }))).toBe('not-applicable');
    expect(judged(member([], null))).toBe('not-applicable');
    expect(judged(member(['admins'], {}))).toBe('not-applicable');
  });
  it('is unknown when the group or the report is missing', () => {
    expect(judged(member(['ghosts'], { passwordEnabled: true }))).toBe('unknown');
    expect(judged(member(['admins'], null))).toBe('unknown');
  });
});
