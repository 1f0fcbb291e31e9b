import { describe, expect, it } from 'vitest';
import { instance, member } from '../shared/rds-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './instance-not-public';

describe('rds/instance-not-public', () => {
  it.each([
    [{ PubliclyAccessible: false }, 'pass'],
    [{ PubliclyAccessible: true }, 'fail'],
    [{ ...member, PubliclyAccessible: true }, 'fail'],
    [{ Engine: 'neptune', PubliclyAccessible: true }, 'fail'],
    [{ PubliclyAccessible: true, DBInstanceStatus: 'deleting' }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, instance(data))).toBe(status);
  });

  it('tells port and security groups', () => {
    const [verdict] = verdictsOf(
      check,
      instance({ PubliclyAccessible: true, Endpoint: { Port: 5432 }, VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-1' }, {}] }),
    );
    expect(verdict?.evidence).toEqual({ publiclyAccessible: true, port: 5432, securityGroups: ['sg-1'] });
  });
});
