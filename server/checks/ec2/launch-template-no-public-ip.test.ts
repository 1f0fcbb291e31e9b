import type { LaunchTemplateVersion } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './launch-template-no-public-ip';

const template = (...versions: LaunchTemplateVersion[]) =>
  resourceOf('AWS::EC2::LaunchTemplate', { id: 'lt-1', data: { LaunchTemplateId: 'lt-1', versions } });
const version = (VersionNumber: number, ...asks: (boolean | undefined)[]): LaunchTemplateVersion => ({
  VersionNumber,
  LaunchTemplateData: { NetworkInterfaces: asks.map((AssociatePublicIpAddress) => ({ AssociatePublicIpAddress })) },
});

describe('ec2/launch-template-no-public-ip', () => {
  it.each<[string, LaunchTemplateVersion[], string]>([
    ['none asked for', [version(1, false)], 'pass'],
    ['left to the subnet', [version(1, undefined), version(2)], 'pass'],
    ['no data', [{ VersionNumber: 1 }], 'pass'],
    ['asked for', [version(1, true)], 'fail'],
    ['asked for by a second interface', [version(1, false, true)], 'fail'],
    ['asked for by one of two versions', [version(2, false), version(1, true)], 'fail'],
    ['no versions', [], 'unknown'],
  ])('%s: %s', (_, versions, status) => {
    expect(statusOf(check, template(...versions))).toBe(status);
  });

  it('names the version', () => {
    expect(verdictsOf(check, template(version(2, false), version(1, true)))[0]?.summary).toContain('Version 1 ');
  });
});
