import { describe, expect, it } from 'vitest';
import type { Ec2RegionSettings } from '@/server/collect/ec2/types';
import type { Gap } from '@/server/collect/types';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './ebs-encryption-by-default';

const settings = (data: Ec2RegionSettings, gaps: Gap[] = []) => resourceOf('AWS::EC2::RegionSettings', { id: 'eu-central-1', data, gaps });

describe('ec2/ebs-encryption-by-default', () => {
  it.each<[Ec2RegionSettings, string]>([
    [{ ebsEncryptionByDefault: true, ebsDefaultKmsKeyId: 'alias/aws/ebs' }, 'pass'],
    [{ ebsEncryptionByDefault: false }, 'fail'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, settings(data))).toBe(status);
  });

  it('names the region', () => {
    expect(verdictsOf(check, settings({}))[0]?.summary).toContain('eu-central-1');
  });

  it('is unknown when the call was refused, whatever else was read', () => {
    const gap: Gap = { operation: 'ec2:GetEbsEncryptionByDefault', kind: 'denied', code: 'UnauthorizedOperation' };
    expect(statusOf(check, settings({ ebsEncryptionByDefault: true, ebsDefaultKmsKeyId: 'alias/aws/ebs' }, [gap]))).toBe('unknown');
  });

  it('stands on its own operation alone', () => {
    const gap: Gap = { operation: 'ec2:GetEbsDefaultKmsKeyId', kind: 'denied', code: 'UnauthorizedOperation' };
    expect(statusOf(check, settings({ ebsEncryptionByDefault: true, ebsDefaultKmsKeyId: 'alias/aws/ebs' }, [gap]))).toBe('pass');
  });
});
