import { describe, expect, it } from 'vitest';
import type { AccessKeyReport } from '@/server/collect/iam/types';
import { activeKey, gap, noKey, reportRow, user } from '../shared/iam-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './user-keys-not-for-work';

const withKeys = (...accessKeys: AccessKeyReport[]) => user({ report: reportRow({ accessKeys }) });

describe('iam/user-keys-not-for-work', () => {
  it('fails for a key that was last used for a service, and names it', () => {
    const [verdict] = verdictsOf(check, withKeys(activeKey(1, { lastUsedService: 'sts' }), activeKey(2, { lastUsedService: 's3' })));
    expect(verdict).toMatchObject({ status: 'fail', summary: 'Key 2: last used for s3' });
  });

  it.each([
    ['to change it for a role', [activeKey(1, { lastUsedService: 'sts' })]],
    ['to manage itself', [activeKey(1, { lastUsedService: 'iam' })]],
    ['never', [activeKey(1, { lastUsedService: null, lastUsedDate: null })]],
  ])('passes for a key that was used %s', (_, keys) => {
    expect(statusOf(check, withKeys(...keys))).toBe('pass');
  });

  it('does not look at keys that are switched off', () => {
    expect(
      statusOf(check, withKeys({ ...activeKey(1, { lastUsedService: 's3' }), active: false }, activeKey(2, { lastUsedService: 'sts' }))),
    ).toBe('pass');
    expect(statusOf(check, withKeys(noKey(1), noKey(2)))).toBe('not-applicable');
  });

  it('is unknown while the report lacks the user', () => {
    expect(statusOf(check, user({ report: null }))).toBe('unknown');
    expect(statusOf(check, { ...withKeys(activeKey(1)), gaps: [gap('iam:GetCredentialReport')] })).toBe('unknown');
  });
});
