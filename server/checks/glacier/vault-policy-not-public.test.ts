import { describe, expect, it } from 'vitest';
import { gap } from '../shared/iam-testing';
import { policyOf } from '../shared/s3-testing';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './vault-policy-not-public';

const Resource = 'arn:aws:glacier:eu-central-1:111122223333:vaults/archive';
const vault = (policy: string | null | undefined) =>
  resourceOf('AWS::Glacier::Vault', {
    id: 'archive',
    arn: Resource,
    data: { VaultName: 'archive', ...(policy !== undefined && { policy }) },
  });
const allow = (parts: object) => vault(policyOf({ Effect: 'Allow', Action: 'glacier:GetJobOutput', Resource, ...parts }));

describe('glacier/vault-policy-not-public', () => {
  it.each([
    ['everyone', { Principal: '*' }],
    ['everyone in AWS', { Principal: { AWS: '*' } }],
    ['everyone but one', { NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' } }],
    ['everyone who calls by TLS', { Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
  ])('fails for %s', (_, parts) => {
    expect(statusOf(check, allow(parts))).toBe('fail');
  });

  it.each([
    ['an account', { Principal: { AWS: 'arn:aws:iam::222233334444:root' } }],
    ['everyone of an account', { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333' } } }],
    ['everyone, refused', { Effect: 'Deny', Principal: '*' }],
  ])('passes for %s', (_, parts) => {
    expect(statusOf(check, allow(parts))).toBe('pass');
  });

  it('passes without a policy', () => {
    expect(statusOf(check, vault(null))).toBe('pass');
  });

  it('is unknown when the policy was not given, was refused, or is no policy', () => {
    expect(statusOf(check, vault(undefined))).toBe('unknown');
    expect(statusOf(check, { ...vault(null), gaps: [gap('glacier:GetVaultAccessPolicy')] })).toBe('unknown');
    expect(statusOf(check, vault('not json'))).toBe('unknown');
  });
});
