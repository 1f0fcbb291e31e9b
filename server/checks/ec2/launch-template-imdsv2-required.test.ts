import type { LaunchTemplateVersion } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import type { Ec2RegionSettings } from '@/server/collect/ec2/types';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './launch-template-imdsv2-required';

const template = (...versions: LaunchTemplateVersion[]) =>
  resourceOf('AWS::EC2::LaunchTemplate', { id: 'lt-1', data: { LaunchTemplateId: 'lt-1', versions } });
const settings = (instanceMetadataDefaults: Ec2RegionSettings['instanceMetadataDefaults']) =>
  resourceOf('AWS::EC2::RegionSettings', { id: 'eu-central-1', data: { instanceMetadataDefaults } });
const required: LaunchTemplateVersion = { VersionNumber: 2, LaunchTemplateData: { MetadataOptions: { HttpTokens: 'required' } } };
const optional: LaunchTemplateVersion = {
  VersionNumber: 1,
  DefaultVersion: true,
  LaunchTemplateData: { MetadataOptions: { HttpTokens: 'optional' } },
};
const silent: LaunchTemplateVersion = { VersionNumber: 3, LaunchTemplateData: {} };
const off: LaunchTemplateVersion = { VersionNumber: 4, LaunchTemplateData: { MetadataOptions: { HttpEndpoint: 'disabled' } } };

describe('ec2/launch-template-imdsv2-required', () => {
  it.each<[string, LaunchTemplateVersion[], string]>([
    ['tokens required', [required], 'pass'],
    ['metadata off', [off], 'pass'],
    ['tokens optional', [optional], 'fail'],
    ['an old default that leaves tokens optional', [required, optional], 'fail'],
    ['no word, and a default that nobody could read', [silent], 'unknown'],
    ['no versions', [], 'unknown'],
    ['a version without data', [{ VersionNumber: 1 }], 'unknown'],
  ])('%s: %s', (_, versions, status) => {
    expect(statusOf(check, template(...versions))).toBe(status);
  });

  it('takes the default of the region where the template says nothing', () => {
    expect(statusOf(check, template(silent), { others: [settings({ HttpTokens: 'required' })] })).toBe('pass');
    expect(statusOf(check, template(silent), { others: [settings({})] })).toBe('fail');
    expect(statusOf(check, template(optional), { others: [settings({ HttpTokens: 'required' })] })).toBe('fail');
  });

  it('names the version', () => {
    expect(verdictsOf(check, template(required, optional))[0]).toMatchObject({
      summary: 'Version 1 starts instances that answer without a token',
    });
  });
});
