import { describe, expect, it } from 'vitest';
import { instance, member } from '../shared/rds-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './instance-multi-az';

describe('rds/instance-multi-az', () => {
  it.each([
    [{ MultiAZ: true }, 'pass'],
    [{ MultiAZ: false }, 'fail'],
    [{ MultiAZ: false, ReadReplicaSourceDBInstanceIdentifier: 'orders' }, 'not-applicable'],
    [{ ...member, MultiAZ: false }, 'not-applicable'],
    [{ Engine: 'docdb', MultiAZ: false }, 'not-applicable'],
    [{ MultiAZ: false, DBInstanceStatus: 'deleting' }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, instance(data))).toBe(status);
  });

  it('says in which zone it lives', () => {
    expect(verdictsOf(check, instance({ MultiAZ: false, AvailabilityZone: 'eu-central-1a' }))[0]?.summary).toBe(
      'The instance lives in eu-central-1a only',
    );
  });
});
