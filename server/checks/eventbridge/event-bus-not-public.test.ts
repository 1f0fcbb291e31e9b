import { describe, expect, it } from 'vitest';
import { policyOf } from '../shared/s3-testing';
import { resourceOf, statusOf, testAccount } from '../shared/testing';
import { check } from './event-bus-not-public';

const putEvents = (Principal: unknown, Condition?: object) =>
  policyOf({ Sid: 'who', Effect: 'Allow', Principal, Action: 'events:PutEvents', Resource: '*', Condition });
const status = (Policy?: string) =>
  statusOf(check, resourceOf('AWS::Events::EventBus', { id: 'default', data: { Name: 'default', Policy } }));

describe('eventbridge/event-bus-not-public', () => {
  it.each([
    ['no policy', undefined, 'pass'],
    ['an empty one', '', 'pass'],
    ['everybody', putEvents('*'), 'fail'],
    ['everybody in the organization', putEvents('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } }), 'pass'],
    ['another account', putEvents({ AWS: 'arn:aws:iam::444455556666:root' }), 'pass'],
    ['the own account', putEvents({ AWS: testAccount }), 'pass'],
    ['everybody from one kind of source', putEvents('*', { StringEquals: { 'events:source': 'shop' } }), 'fail'],
    ['nonsense', '{"Statement":', 'unknown'],
  ])('%s: %#', (_, policy, expected) => expect(status(policy)).toBe(expected));
});
