import { describe, expect, it } from 'vitest';
import type { AnyResource } from '@/server/collect/types';
import { emptySnapshot, judge } from '../judge';
import { checks } from '../registry';
import { testAccount } from '../shared/testing';

// What tools of this kind are most blamed for: a call was refused, and the check said 'nothing found', or 'not set'.

const scope = { account: testAccount, partition: 'aws', now: new Date('2026-11-20T12:00:00Z') };

describe.each(checks.map((check) => [check.id, check] as const))('%s, when AWS refused a call for the resource', (_, check) => {
  it.each(check.needs)('is neither right nor wrong without %s, and names it', (operation) => {
    const resource = {
      type: check.resourceType,
      id: 'thing',
      arn: `arn:aws:any:eu-central-1:${testAccount}:thing`,
      name: null,
      region: 'eu-central-1',
      tags: {},
      data: {},
      gaps: [{ operation, kind: 'denied', code: 'AccessDenied' }],
    } as unknown as AnyResource;
    const verdicts = judge(check, resource, emptySnapshot, scope);
    expect(verdicts.map(({ status }) => status)).toEqual(['unknown']);
    expect(verdicts[0]?.summary).toContain(operation);
  });
});
