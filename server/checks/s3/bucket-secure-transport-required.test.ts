import { describe, expect, it } from 'vitest';
import { bucketOf, policyOf, refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './bucket-secure-transport-required';

const deny = (parts: object = {}, partition = 'aws') => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: [`arn:${partition}:s3:::shop-invoices`, `arn:${partition}:s3:::shop-invoices/*`],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  ...parts,
});

describe('s3/bucket-secure-transport-required', () => {
  it.each([
    ['the usual statement', deny()],
    ['a boolean and a principal in an object', deny({ Principal: { AWS: '*' }, Condition: { Bool: { 'aws:SecureTransport': false } } })],
    ['all resources', deny({ Resource: '*' })],
  ])('passes %s', (_, statement) => {
    expect(statusOf(check, bucketOf({ policy: policyOf(statement) }))).toBe('pass');
  });

  it('passes in another partition', () => {
    expect(statusOf(check, bucketOf({ policy: policyOf(deny({}, 'aws-cn')) }, { partition: 'aws-cn', region: 'cn-north-1' }))).toBe('pass');
  });

  it.each([
    ['no policy', null],
    [
      'an Allow over TLS, which refuses nobody',
      policyOf({ ...deny(), Effect: 'Allow', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
    ],
    ['only the objects', policyOf(deny({ Resource: 'arn:aws:s3:::shop-invoices/*' }))],
    ['only one action', policyOf(deny({ Action: 's3:GetObject' }))],
    ['only one principal', policyOf(deny({ Principal: { AWS: 'arn:aws:iam::111122223333:role/shop' } }))],
  ])('fails %s', (_, policy) => {
    expect(statusOf(check, bucketOf({ policy }))).toBe('fail');
  });

  it('is unknown when the policy is malformed or was refused', () => {
    expect(statusOf(check, bucketOf({ policy: '{"Statement": 1}' }))).toBe('unknown');
    expect(statusOf(check, bucketOf({ policy: undefined }, { gaps: [refused('s3:GetBucketPolicy')] }))).toBe('unknown');
  });
});
