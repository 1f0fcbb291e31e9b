import { describe, expect, it } from 'vitest';
import { domain } from '../shared/search-testing';
import { statusOf } from '../shared/testing';
import { check } from './domain-in-vpc';

describe('opensearch/domain-in-vpc', () => {
  it.each([
    [{ VPCOptions: { VPCId: 'vpc-1', SecurityGroupIds: ['sg-1'] } }, 'pass'],
    [{ VPCOptions: { SubnetIds: ['subnet-1'] } }, 'pass'],
    [{ VPCOptions: { SubnetIds: [] } }, 'fail'],
    [{ VPCOptions: {} }, 'fail'],
    [{ Endpoint: 'search-logs.eu-central-1.es.amazonaws.com' }, 'fail'],
    [{ Deleted: true }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, domain(data))).toBe(status);
  });
});
