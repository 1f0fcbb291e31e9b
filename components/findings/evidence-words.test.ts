import { expect, it } from 'vitest';
import { isInstant, readableKey } from './evidence-words';

it('reads identifiers as words', () => {
  expect(readableKey('blockPublicAcls')).toBe('Block public acls');
  expect(readableKey('MFADevices')).toBe('MFA devices');
  expect(readableKey('kmsKeyARN')).toBe('Kms key ARN');
});

it('leaves names that are not identifiers alone', () => {
  expect(readableKey('aws:SourceVpce')).toBe('aws:SourceVpce');
  expect(readableKey('0.0.0.0/0')).toBe('0.0.0.0/0');
});

it('takes only whole instants for instants', () => {
  expect(isInstant('2026-11-20T10:00:00.000Z')).toBe(true);
  expect(isInstant('2026-11-20')).toBe(false);
});
