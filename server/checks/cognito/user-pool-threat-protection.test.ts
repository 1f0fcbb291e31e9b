import { describe, expect, it } from 'vitest';
import { refused } from '../shared/s3-testing';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './user-pool-threat-protection';

const pool = (AdvancedSecurityMode: 'ENFORCED' | 'AUDIT' | 'OFF' | undefined, gaps = [] as ReturnType<typeof refused>[]) =>
  resourceOf('AWS::Cognito::UserPool', {
    gaps,
    data: { Id: 'p', ...(AdvancedSecurityMode && { UserPoolAddOns: { AdvancedSecurityMode } }) },
  });

describe('cognito/user-pool-threat-protection', () => {
  it.each([
    ['ENFORCED', 'pass'],
    ['AUDIT', 'fail'],
    ['OFF', 'fail'],
    [undefined, 'fail'],
  ] as const)('%s: %s', (mode, status) => expect(statusOf(check, pool(mode))).toBe(status));

  it('is unknown when the details were refused', () => {
    expect(statusOf(check, pool(undefined, [refused('cognito:DescribeUserPool')]))).toBe('unknown');
  });
});
