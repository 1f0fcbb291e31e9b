import { describe, expect, it } from 'vitest';
import { instance, member } from '../shared/rds-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './instance-storage-encrypted';

describe('rds/instance-storage-encrypted', () => {
  it.each([
    [{ StorageEncrypted: true, KmsKeyId: 'arn:aws-cn:kms:cn-north-1:111122223333:key/1' }, 'pass'],
    [{ StorageEncrypted: false }, 'fail'],
    [{ ...member, StorageEncrypted: false }, 'fail'],
    [{ Engine: 'neptune', StorageEncrypted: false }, 'fail'],
    [{ StorageEncrypted: false, DBInstanceStatus: 'deleting' }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, instance(data))).toBe(status);
  });

  it('names the key', () => {
    const [verdict] = verdictsOf(check, instance({ StorageEncrypted: true, KmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/1' }));
    expect(verdict?.evidence).toEqual({ encrypted: true, key: 'arn:aws:kms:eu-central-1:111122223333:key/1' });
  });
});
