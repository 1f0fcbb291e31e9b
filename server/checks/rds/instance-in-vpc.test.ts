import { describe, expect, it } from 'vitest';
import { instance, member } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './instance-in-vpc';

describe('rds/instance-in-vpc', () => {
  it.each([
    [{ DBSubnetGroup: { DBSubnetGroupName: 'data', VpcId: 'vpc-1' } }, 'pass'],
    [{ ...member, DBSubnetGroup: { VpcId: 'vpc-1' } }, 'pass'],
    [{ DBSubnetGroup: { DBSubnetGroupName: 'data' } }, 'fail'],
    [{ DBSecurityGroups: [{ DBSecurityGroupName: 'default' }] }, 'fail'],
    [{ DBInstanceStatus: 'deleting' }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, instance(data))).toBe(status);
  });
});
