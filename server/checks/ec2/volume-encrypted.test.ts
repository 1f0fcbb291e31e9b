import type { Volume } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './volume-encrypted';

const volume = (data: Volume) => resourceOf('AWS::EC2::Volume', { id: 'vol-1', data: { VolumeId: 'vol-1', State: 'in-use', ...data } });

describe('ec2/volume-encrypted', () => {
  it.each<[Volume, string]>([
    [{ Encrypted: true, KmsKeyId: 'arn:aws-cn:kms:cn-north-1:111122223333:key/1' }, 'pass'],
    [{ Encrypted: true }, 'pass'],
    [{ Encrypted: false, State: 'available' }, 'fail'],
    [{ Encrypted: false, State: 'deleting' }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, volume(data))).toBe(status);
  });

  it('names the instance that uses it', () => {
    const [verdict] = verdictsOf(check, volume({ Encrypted: false, Attachments: [{ InstanceId: 'i-1' }, {}] }));
    expect(verdict).toMatchObject({ status: 'fail', summary: expect.stringContaining('i-1'), evidence: { instances: ['i-1'] } });
  });
});
