import { describe, expect, it } from 'vitest';
import { domain } from '../shared/search-testing';
import { statusOf } from '../shared/testing';
import { check } from './domain-software-current';

describe('opensearch/domain-software-current', () => {
  it.each([
    [{ ServiceSoftwareOptions: { UpdateAvailable: false } }, 'pass'],
    [{ ServiceSoftwareOptions: { UpdateAvailable: true, NewVersion: 'OpenSearch_2_17_R2' } }, 'fail'],
    [{ ServiceSoftwareOptions: { UpdateAvailable: true, UpdateStatus: 'IN_PROGRESS' as const } }, 'fail'],
    [{ ServiceSoftwareOptions: { UpdateAvailable: true }, Deleted: true }, 'not-applicable'],
    [{ ServiceSoftwareOptions: {} }, 'unknown'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, domain(data))).toBe(status);
  });
});
