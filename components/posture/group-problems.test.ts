import { expect, it } from 'vitest';
import type { CoverageProblem } from '@/server/posture';
import { groupProblems } from './group-problems';

const account = { id: 'a', accountId: '111122223333', name: 'production', kind: 'role' as const };
const problem = (operation: string, part: Partial<CoverageProblem> = {}): CoverageProblem => ({
  account,
  service: operation.split(':')[0] ?? '',
  operation,
  actions: [operation],
  kind: 'denied',
  code: 'AccessDenied',
  regions: ['eu-west-1', 'us-east-1'],
  checkIds: ['s3/a'],
  ...part,
});

it('makes one entry of calls that failed alike', () => {
  const [group, ...rest] = groupProblems([
    problem('s3:GetBucketPolicy'),
    problem('s3:GetBucketAcl', { regions: ['us-east-1', 'eu-west-1'], checkIds: ['s3/a', 's3/b'] }),
  ]);
  expect(rest).toEqual([]);
  expect(group?.operations).toEqual(['s3:GetBucketPolicy', 's3:GetBucketAcl']);
  expect(group?.checkIds).toEqual(['s3/a', 's3/b']);
});

it('keeps apart other reasons, places, services and accounts', () => {
  const groups = groupProblems([
    problem('s3:GetBucketPolicy'),
    problem('s3:GetBucketAcl', { kind: 'throttled' }),
    problem('s3:ListBuckets', { regions: ['eu-west-1'] }),
    problem('kms:ListKeys', { checkIds: ['kms/a', 'kms/b'] }),
    problem('s3:GetBucketTagging', { account: { ...account, id: 'b' } }),
  ]);
  expect(groups).toHaveLength(5);
  expect(groups[0]?.operations).toEqual(['kms:ListKeys']);
});
