import { describe, expect, it } from 'vitest';
import { answersWhoGetsIn } from '../shared/policy-testing';
import { refused } from '../shared/s3-testing';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './secret-not-public';

const secret = (policy: string | null | undefined, gaps = [] as ReturnType<typeof refused>[]) =>
  resourceOf('AWS::SecretsManager::Secret', { id: 'db', gaps, data: { Name: 'db', ...(policy !== undefined && { policy }) } });

describe('secretsmanager/secret-not-public', () => {
  answersWhoGetsIn((policy) => statusOf(check, secret(policy)));

  it('is unknown when the policy was refused', () => {
    expect(statusOf(check, secret(undefined, [refused('secretsmanager:GetResourcePolicy')]))).toBe('unknown');
  });
});
