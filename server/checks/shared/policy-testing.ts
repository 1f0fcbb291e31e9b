import { expect, it } from 'vitest';
import type { VerdictStatus } from '../types';
import { policyOf } from './s3-testing';
import { testAccount } from './testing';

/** A resource policy of one statement. */
const letsIn = (Principal: unknown, Condition?: Record<string, Record<string, string | string[]>>): string =>
  policyOf({ Sid: 'who', Effect: 'Allow', Principal, Action: '*', Resource: '*', ...(Condition && { Condition }) });

const cases: readonly (readonly [what: string, policy: string | null, status: VerdictStatus])[] = [
  ['no policy', null, 'pass'],
  ['everybody', letsIn('*'), 'fail'],
  ['everybody, written at length', letsIn({ AWS: ['*'] }), 'fail'],
  ['everybody in any organization', letsIn('*', { StringLike: { 'aws:PrincipalOrgID': '*' } }), 'fail'],
  ['everybody of one account by a wildcard that fits all', letsIn('*', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } }), 'fail'],
  ['everybody, if they use TLS', letsIn('*', { Bool: { 'aws:SecureTransport': 'true' } }), 'fail'],
  ['everybody with IPv6', letsIn('*', { IpAddress: { 'aws:SourceIp': '::/0' } }), 'fail'],
  ['everybody but one', policyOf({ Effect: 'Allow', NotPrincipal: { AWS: testAccount }, Action: '*', Resource: '*' }), 'fail'],
  ['everybody of the own account', letsIn('*', { StringEquals: { 'aws:SourceOwner': testAccount } }), 'pass'],
  ['everybody of the own organization', letsIn('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } }), 'pass'],
  ['everybody from the office', letsIn('*', { IpAddress: { 'aws:SourceIp': '203.0.113.0/28' } }), 'pass'],
  ['another account by name', letsIn({ AWS: 'arn:aws:iam::444455556666:root' }), 'pass'],
  ['a service for this account', letsIn({ Service: 's3.amazonaws.com' }, { StringEquals: { 'aws:SourceAccount': testAccount } }), 'pass'],
  ['a policy without statements', policyOf(), 'pass'],
  [
    'everybody, taken back by a Deny on everybody',
    policyOf(
      { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
      {
        Effect: 'Deny',
        Principal: '*',
        Action: '*',
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:PrincipalAccount': testAccount } },
      },
    ),
    'pass',
  ],
  ['nonsense', '{"Statement":[1]}', 'unknown'],
  ['no JSON', 'Allow', 'unknown'],
];

/** Every check that asks whether a policy is public answers these alike. `judge`: the status for a resource with this policy. */
export function answersWhoGetsIn(judge: (policy: string | null | undefined) => string): void {
  it.each(cases)('%s', (_, policy, status) => expect(judge(policy)).toBe(status));
  it('is unknown when the policy was not given', () => expect(judge(undefined)).toBe('unknown'));
}
