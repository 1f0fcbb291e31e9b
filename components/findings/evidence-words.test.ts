import { expect, it } from 'vitest';
import { isInstant, readableKey } from './evidence-words';

it('reads identifiers as words', () => {
  expect(readableKey('blockPublicAcls')).toBe('Block public ACLs');
  expect(readableKey('MFADevices')).toBe('MFA devices');
  expect(readableKey('kmsKeyARN')).toBe('KMS key ARN');
  expect(readableKey('EbsDefaultKmsKeyId')).toBe('EBS default KMS key ID');
  expect(readableKey('VpcSecurityGroupIds')).toBe('VPC security group IDs');
  expect(readableKey('PublicIpAddress')).toBe('Public IP address');
  expect(readableKey('mapPublicIpv6')).toBe('Map public IPv6');
  expect(readableKey('SSEAlgorithm')).toBe('SSE algorithm');
  expect(readableKey('Status')).toBe('Status');
});

it('leaves names that are not identifiers alone', () => {
  expect(readableKey('aws:SourceVpce')).toBe('aws:SourceVpce');
  expect(readableKey('0.0.0.0/0')).toBe('0.0.0.0/0');
});

it('takes only whole instants for instants', () => {
  expect(isInstant('2026-11-20T10:00:00.000Z')).toBe(true);
  expect(isInstant('2026-11-20')).toBe(false);
});
