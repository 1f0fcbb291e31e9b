import { describe, expect, it } from 'vitest';
import { role, trusting } from '../shared/iam-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './role-confused-deputy';

const scheduler = { Service: 'scheduler.amazonaws.com' };

describe(check.id, () => {
  it('fails when a service may act for any account, and names the service', () =>
    expect(verdictsOf(check, trusting({ Service: ['scheduler.amazonaws.com', 'ec2.amazonaws.com'] }))[0]).toMatchObject({
      status: 'fail',
      evidence: { services: ['scheduler.amazonaws.com'] },
    }));
  it.each([
    ['pass', 'the own account', { StringEquals: { 'aws:SourceAccount': '111122223333' } }],
    ['pass', 'one resource', { ArnLike: { 'aws:SourceArn': 'arn:aws:scheduler:eu-central-1:111122223333:schedule/*' } }],
    ['fail', 'something else', { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } }],
  ])('gives %s for a trust bound to %s', (status, _what, condition) =>
    expect(statusOf(check, trusting(scheduler, condition))).toBe(status),
  );
  it('does not apply to services that name no source, to principals and to service-linked roles', () => {
    for (const name of ['ec2', 'lambda', 'apigateway', 'backup', 'glue', 'cloudformation'])
      expect(statusOf(check, trusting({ Service: `${name}.amazonaws.com` }))).toBe('not-applicable');
    expect(statusOf(check, trusting({ AWS: '444455556666' }))).toBe('not-applicable');
    expect(statusOf(check, role({ Path: '/aws-service-role/ssm.amazonaws.com/' }))).toBe('not-applicable');
  });
  it('is unknown without a trust policy', () => expect(statusOf(check, role({}))).toBe('unknown'));
});
