import type { Volume } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './volume-attached';

const volume = (data: Volume) => resourceOf('AWS::EC2::Volume', { id: 'vol-1', data: { VolumeId: 'vol-1', ...data } });

describe('ec2/volume-attached', () => {
  it.each<[Volume, string]>([
    [{ State: 'in-use', Attachments: [{ InstanceId: 'i-1' }] }, 'pass'],
    [{ State: 'in-use' }, 'pass'],
    [{ State: 'available', Attachments: [] }, 'fail'],
    [{ State: 'error' }, 'fail'],
    [{ State: 'creating' }, 'not-applicable'],
    [{ State: 'deleting' }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, volume(data))).toBe(status);
  });

  it('tells since when it exists as a date', () => {
    const [verdict] = verdictsOf(check, volume({ State: 'available', CreateTime: new Date('2023-10-28T00:00:00Z'), Size: 400 }));
    expect(verdict?.evidence).toMatchObject({ createdAt: '2023-10-28T00:00:00.000Z', sizeGiB: 400 });
  });
});
