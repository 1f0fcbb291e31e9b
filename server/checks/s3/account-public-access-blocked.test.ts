import { describe, expect, it } from 'vitest';
import { accountSettingsOf, allBlocked, refused } from '../shared/s3-testing';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './account-public-access-blocked';

describe('s3/account-public-access-blocked', () => {
  it('passes when all switches are on', () => {
    expect(statusOf(check, accountSettingsOf(allBlocked))).toBe('pass');
  });

  it('fails when it was never configured', () => {
    expect(statusOf(check, accountSettingsOf(null))).toBe('fail');
  });

  it('fails on switches that are off or absent', () => {
    const [verdict] = verdictsOf(check, accountSettingsOf({ BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: false }));
    expect(verdict).toMatchObject({ status: 'fail', evidence: { off: ['BlockPublicPolicy', 'RestrictPublicBuckets'] } });
  });

  it('is unknown when it was refused or not given', () => {
    expect(statusOf(check, accountSettingsOf(null, [refused('s3control:GetPublicAccessBlock')]))).toBe('unknown');
    expect(statusOf(check, resourceOf('AWS::S3::AccountSettings', { region: 'global', data: {} }))).toBe('unknown');
  });
});
