import { describe, expect, it } from 'vitest';
import { fileSystemOf } from '../shared/efs-testing';
import { statusOf } from '../shared/testing';
import { check } from './file-system-encrypted';

describe('efs/file-system-encrypted', () => {
  it.each([
    [{ Encrypted: true, KmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/1' }, 'pass'],
    [{ Encrypted: true }, 'pass'],
    [{ Encrypted: false }, 'fail'],
    [{ Encrypted: undefined }, 'unknown'],
  ])('%j: %s', (data, status) => expect(statusOf(check, fileSystemOf(data))).toBe(status));
});
