import { describe, expect, it } from 'vitest';
import { keyOf, ownRoot } from '../shared/kms-testing';
import { policyOf, refused } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './key-policy-cross-account';

const allow = (Principal: unknown, Condition?: object) =>
  policyOf(ownRoot, { Sid: 'Share', Effect: 'Allow', Principal, Action: 'kms:Decrypt', Resource: '*', Condition });

describe('kms/key-policy-cross-account', () => {
  it('passes the default policy and services', () => {
    expect(statusOf(check, keyOf())).toBe('pass');
    expect(statusOf(check, keyOf({ policy: allow({ Service: 'logs.eu-central-1.amazonaws.com' }) }))).toBe('pass');
  });

  it('fails on another account and names it', () => {
    expect(verdictsOf(check, keyOf({ policy: allow({ AWS: '999988887777' }) }))[0]).toMatchObject({
      status: 'fail',
      evidence: { grants: [{ accounts: ['999988887777'] }] },
    });
    expect(statusOf(check, keyOf({ policy: allow('*', { StringEquals: { 'kms:CallerAccount': '999988887777' } }) }))).toBe('fail');
  });

  it('leaves everyone to the check on public policies', () => {
    expect(statusOf(check, keyOf({ policy: allow('*') }))).toBe('pass');
  });

  it('is unknown when the policy is malformed or was refused', () => {
    expect(statusOf(check, keyOf({ policy: 'x' }))).toBe('unknown');
    expect(statusOf(check, keyOf({ policy: undefined }, [refused('kms:GetKeyPolicy')]))).toBe('unknown');
  });
});
