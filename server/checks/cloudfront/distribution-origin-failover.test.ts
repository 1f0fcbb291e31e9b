import { describe, expect, it } from 'vitest';
import { distributionOf } from '../shared/distribution-testing';
import { statusOf } from '../shared/testing';
import { check } from './distribution-origin-failover';

const group = (...origins: string[]) => ({
  Quantity: 1,
  Items: [
    {
      Id: 'both',
      FailoverCriteria: { StatusCodes: { Quantity: 1, Items: [503] } },
      Members: { Quantity: origins.length, Items: origins.map((OriginId) => ({ OriginId })) },
    },
  ],
});

describe('cloudfront/distribution-origin-failover', () => {
  it.each([
    [{ OriginGroups: group('a', 'b') }, 'pass'],
    [{ OriginGroups: group('a') }, 'fail'],
    [{ OriginGroups: { Quantity: 0 } }, 'fail'],
    [{}, 'fail'],
    [{ Enabled: false }, 'not-applicable'],
  ])('%j: %s', (data, status) => expect(statusOf(check, distributionOf(data))).toBe(status));
});
