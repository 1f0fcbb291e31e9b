import { describe, expect, it } from 'vitest';
import { keyOf, ownRoot } from '../shared/kms-testing';
import { policyOf, refused } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './key-policy-not-public';

const open = (Condition?: object) =>
  policyOf(ownRoot, { Sid: 'Open', Effect: 'Allow', Principal: { AWS: '*' }, Action: 'kms:Decrypt', Resource: '*', Condition });

describe('kms/key-policy-not-public', () => {
  it('passes the default policy', () => {
    expect(statusOf(check, keyOf())).toBe('pass');
  });

  it('fails when everyone may use the key, and names the statement', () => {
    expect(verdictsOf(check, keyOf({ policy: open() }))[0]).toMatchObject({
      status: 'fail',
      summary: 'Statement Open of the key policy lets in everyone',
    });
  });

  it('passes when the caller must be of the account', () => {
    expect(statusOf(check, keyOf({ policy: open({ StringEquals: { 'kms:CallerAccount': '111122223333' } }) }))).toBe('pass');
  });

  it('fails when only the way in is limited', () => {
    expect(statusOf(check, keyOf({ policy: open({ StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } }) }))).toBe('fail');
  });

  it('is unknown when the policy is malformed, refused or not given', () => {
    expect(statusOf(check, keyOf({ policy: '{' }))).toBe('unknown');
    expect(statusOf(check, keyOf({ policy: undefined }, [refused('kms:GetKeyPolicy')]))).toBe('unknown');
    expect(statusOf(check, keyOf({ policy: undefined }))).toBe('unknown');
  });
});
