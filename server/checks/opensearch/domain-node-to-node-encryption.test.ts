import { describe, expect, it } from 'vitest';
import { domain } from '../shared/search-testing';
import { statusOf } from '../shared/testing';
import { check } from './domain-node-to-node-encryption';

describe('opensearch/domain-node-to-node-encryption', () => {
  it.each([
    [{ NodeToNodeEncryptionOptions: { Enabled: true } }, 'pass'],
    [{ NodeToNodeEncryptionOptions: { Enabled: false } }, 'fail'],
    [{ NodeToNodeEncryptionOptions: { Enabled: false }, Deleted: true }, 'not-applicable'],
    [{ NodeToNodeEncryptionOptions: {} }, 'unknown'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, domain(data))).toBe(status);
  });
});
