import { describe, expect, it } from 'vitest';
import { domain } from '../shared/search-testing';
import { statusOf } from '../shared/testing';
import { check } from './domain-fine-grained-access';

describe('opensearch/domain-fine-grained-access', () => {
  it.each([
    [{ AdvancedSecurityOptions: { Enabled: true } }, 'pass'],
    [{ AdvancedSecurityOptions: { Enabled: true, AnonymousAuthEnabled: false } }, 'pass'],
    [{ AdvancedSecurityOptions: { Enabled: true, AnonymousAuthEnabled: true } }, 'fail'],
    [{ AdvancedSecurityOptions: { Enabled: false } }, 'fail'],
    [{ AdvancedSecurityOptions: { Enabled: false }, Deleted: true }, 'not-applicable'],
    [{ AdvancedSecurityOptions: {} }, 'unknown'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, domain(data))).toBe(status);
  });
});
