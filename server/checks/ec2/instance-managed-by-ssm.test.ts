import type { InstanceStateName } from '@aws-sdk/client-ec2';
import type { PingStatus } from '@aws-sdk/client-ssm';
import { describe, expect, it } from 'vitest';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './instance-managed-by-ssm';

const instance = (Name: InstanceStateName) => resourceOf('AWS::EC2::Instance', { id: 'i-1', data: { InstanceId: 'i-1', State: { Name } } });
const machine = (PingStatus: PingStatus, id = 'i-1') =>
  resourceOf('AWS::SSM::ManagedInstance', { id, data: { InstanceId: id, PingStatus } });

describe('ec2/instance-managed-by-ssm', () => {
  it.each([
    ['managed', instance('running'), [machine('Online')], 'pass'],
    ['lost', instance('running'), [machine('ConnectionLost')], 'fail'],
    ['another one is managed', instance('running'), [machine('Online', 'i-2')], 'fail'],
    ['not managed', instance('running'), [], 'fail'],
    ['stopped', instance('stopped'), [], 'not-applicable'],
    ['terminated', instance('terminated'), [], 'not-applicable'],
  ])('%s', (_, subject, others, status) => expect(statusOf(check, subject, { others })).toBe(status));
});
