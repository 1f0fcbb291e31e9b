import { describe, expect, it } from 'vitest';
import type { AnyResource } from '@/server/collect/types';
import { networkInterface, permission, securityGroup } from '../shared/ec2-testing';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './security-group-used';

const template = (LaunchTemplateData: object) =>
  resourceOf('AWS::EC2::LaunchTemplate', {
    id: 'lt-1',
    data: { LaunchTemplateId: 'lt-1', versions: [{ VersionNumber: 1, LaunchTemplateData }] },
  });

describe('ec2/security-group-used', () => {
  it.each<[string, AnyResource]>([
    ['a network interface', networkInterface(['sg-2', 'sg-1'])],
    ['a function', resourceOf('AWS::Lambda::Function', { data: { FunctionName: 'pay', VpcConfig: { SecurityGroupIds: ['sg-1'] } } })],
    ['a launch template', template({ SecurityGroupIds: ['sg-1'] })],
    ["a launch template's interface", template({ NetworkInterfaces: [{ Groups: ['sg-1'] }] })],
    ["another group's rule", securityGroup({ GroupId: 'sg-2', IpPermissions: [permission('tcp', [443, 443], 'sg-1')] })],
    ["another group's way out", securityGroup({ GroupId: 'sg-2', IpPermissionsEgress: [permission('tcp', [443, 443], 'sg-1')] })],
  ])('passes when it is used by %s', (_, other) => {
    expect(statusOf(check, securityGroup(), { others: [other] })).toBe('pass');
  });

  it('fails when nothing uses it', () => {
    const others = [networkInterface(['sg-2']), template({}), resourceOf('AWS::Lambda::Function', { data: {} })];
    expect(statusOf(check, securityGroup(), { others })).toBe('fail');
  });

  it('fails when it names but itself', () => {
    const own = securityGroup({ IpPermissions: [permission('-1', null, 'sg-1')] });
    expect(statusOf(check, own, { others: [own] })).toBe('fail');
  });

  it('does not ask of a default group', () => {
    expect(statusOf(check, securityGroup({ GroupName: 'default' }))).toBe('not-applicable');
  });
});
