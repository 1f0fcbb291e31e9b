import { describe, expect, it } from 'vitest';
import { role, trusting } from '../shared/iam-testing';
import { statusOf } from '../shared/testing';
import { check } from './role-trust-oidc-subject';

const host = 'token.actions.githubusercontent.com';
const cluster = 'oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF';
const federated = (provider: string, Condition?: unknown) =>
  trusting({ Federated: `arn:aws:iam::111122223333:oidc-provider/${provider}` }, Condition, 'sts:AssumeRoleWithWebIdentity');
const audience = { StringEquals: { [`${host}:aud`]: 'sts.amazonaws.com' } };

describe(check.id, () => {
  it.each([
    ['fail', 'GitHub without conditions', federated(host)],
    ['fail', 'GitHub with the audience alone', federated(host, audience)],
    ['fail', 'any repository of GitHub', federated(host, { StringLike: { [`${host}:sub`]: 'repo:*' } })],
    ['pass', 'the repositories of one owner', federated(host, { ...audience, StringLike: { [`${host}:sub`]: 'repo:lumen/*' } })],
    ['pass', 'one branch', federated(host, { StringEquals: { [`${host}:sub`]: 'repo:lumen/shop:ref:refs/heads/main' } })],
    ['fail', 'every pod of a cluster', federated(cluster)],
    [
      'pass',
      'one service account of a cluster',
      federated(cluster, { StringEquals: { [`${cluster}:sub`]: 'system:serviceaccount:shop:web' } }),
    ],
  ])('gives %s for %s', (status, _what, one) => expect(statusOf(check, one)).toBe(status));

  it('does not apply to roles without such a provider', () =>
    expect(statusOf(check, trusting({ Service: 'ec2.amazonaws.com' }))).toBe('not-applicable'));
  it('is unknown when the trust policy is malformed', () =>
    expect(statusOf(check, role({ AssumeRolePolicyDocument: '[' }))).toBe('unknown'));
});
