import { describe, expect, it } from 'vitest';
import { domain } from '../shared/search-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './domain-not-public';

const policy = (Principal: unknown, Condition?: object) => ({
  AccessPolicies: JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal,
        Action: 'es:ESHttp*',
        Resource: 'arn:aws:es:eu-central-1:111122223333:domain/logs/*',
        ...(Condition && { Condition }),
      },
    ],
  }),
});
const address = (...blocks: string[]) => ({ IpAddress: { 'aws:SourceIp': blocks } });

describe('opensearch/domain-not-public', () => {
  it.each([
    ['everybody', policy('*'), 'fail'],
    ['everybody as an AWS principal', policy({ AWS: '*' }), 'fail'],
    ['everybody among others', policy({ AWS: ['arn:aws:iam::111122223333:root', '*'] }), 'fail'],
    ['everybody from anywhere', policy('*', address('0.0.0.0/0')), 'fail'],
    ['everybody from anywhere by IPv6', policy('*', address('::/0')), 'fail'],
    ['everybody who says so', policy('*', { StringEquals: { 'aws:UserAgent': 'ours' } }), 'fail'],
    ['everybody from an office', policy('*', address('198.51.100.0/28')), 'pass'],
    ['the account itself', policy({ AWS: 'arn:aws:iam::111122223333:root' }), 'pass'],
    ['another account', policy({ AWS: '444455556666' }), 'pass'],
    ['nobody: there is no policy', {}, 'pass'],
    ['nobody: the policy is empty', { AccessPolicies: '' }, 'pass'],
    ['nobody: no statement', { AccessPolicies: '{"Version":"2012-10-17","Statement":[]}' }, 'pass'],
    ['who knows: the policy is cut off', { AccessPolicies: '{"Version"' }, 'unknown'],
    ['everybody, but within a VPC', { ...policy('*'), VPCOptions: { VPCId: 'vpc-1' } }, 'pass'],
    ['everybody, but it goes away', { ...policy('*'), Deleted: true }, 'not-applicable'],
  ])('%s', (_, data, status) => {
    expect(statusOf(check, domain(data))).toBe(status);
  });

  it('is no better off for asking for a password, and says so', () => {
    const [verdict] = verdictsOf(check, domain({ ...policy('*'), AdvancedSecurityOptions: { Enabled: true } }));
    expect(verdict).toMatchObject({ status: 'fail', evidence: { fineGrainedAccess: true } });
  });
});
