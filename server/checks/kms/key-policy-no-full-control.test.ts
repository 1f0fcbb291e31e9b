import { describe, expect, it } from 'vitest';
import { keyOf, ownRoot } from '../shared/kms-testing';
import { policyOf, refused } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './key-policy-no-full-control';

const role = 'arn:aws:iam::111122223333:role/ops';
const allow = (Action: string | string[], Principal: unknown = { AWS: role }) =>
  policyOf(ownRoot, { Sid: 'Ops', Effect: 'Allow', Principal, Action, Resource: '*' });

describe('kms/key-policy-no-full-control', () => {
  it('passes when only the account itself has it, however it is written', () => {
    expect(statusOf(check, keyOf())).toBe('pass');
    expect(statusOf(check, keyOf({ policy: policyOf({ ...ownRoot, Principal: { AWS: '111122223333' } }) }))).toBe('pass');
    expect(statusOf(check, keyOf({ policy: policyOf({ ...ownRoot, Principal: { AWS: 'arn:aws-cn:iam::111122223333:root' } }) }))).toBe(
      'pass',
    );
  });

  it.each(['kms:*', '*', 'KMS:*'])('fails when a role is allowed %s', (action) => {
    expect(verdictsOf(check, keyOf({ policy: allow(action) }))[0]).toMatchObject({
      status: 'fail',
      evidence: { statements: [{ statement: 'Ops', principals: [role] }] },
    });
  });

  it('fails on everyone and on NotPrincipal', () => {
    expect(statusOf(check, keyOf({ policy: allow('kms:*', '*') }))).toBe('fail');
    expect(
      statusOf(check, keyOf({ policy: policyOf({ Effect: 'Allow', NotPrincipal: { AWS: role }, Action: 'kms:*', Resource: '*' }) })),
    ).toBe('fail');
  });

  it('passes administration without use', () => {
    expect(statusOf(check, keyOf({ policy: allow(['kms:Create*', 'kms:Put*', 'kms:ScheduleKeyDeletion']) }))).toBe('pass');
  });

  it('is unknown when the policy is malformed or was refused', () => {
    expect(statusOf(check, keyOf({ policy: '{' }))).toBe('unknown');
    expect(statusOf(check, keyOf({ policy: undefined }, [refused('kms:GetKeyPolicy')]))).toBe('unknown');
  });
});
