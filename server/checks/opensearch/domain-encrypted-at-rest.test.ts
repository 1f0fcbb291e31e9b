import { describe, expect, it } from 'vitest';
import { domain } from '../shared/search-testing';
import { statusOf } from '../shared/testing';
import { check } from './domain-encrypted-at-rest';

describe('opensearch/domain-encrypted-at-rest', () => {
  it.each([
    [{ EncryptionAtRestOptions: { Enabled: true, KmsKeyId: 'key' } }, 'pass'],
    [{ EncryptionAtRestOptions: { Enabled: false } }, 'fail'],
    [{ EncryptionAtRestOptions: { Enabled: false }, Deleted: true }, 'not-applicable'],
    [{ EncryptionAtRestOptions: {} }, 'unknown'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, domain(data))).toBe(status);
  });
});
