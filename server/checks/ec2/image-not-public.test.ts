import type { Image } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './image-not-public';

const image = (data: Image) => resourceOf('AWS::EC2::Image', { id: 'ami-1', data: { ImageId: 'ami-1', State: 'available', ...data } });

describe('ec2/image-not-public', () => {
  it.each<[Image, string]>([
    [{ Public: false }, 'pass'],
    [{ Public: true }, 'fail'],
    [{ Public: true, State: 'disabled' }, 'fail'],
    [{ Public: true, State: 'deregistered' }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, image(data))).toBe(status);
  });

  it('shows when the image was made', () => {
    expect(verdictsOf(check, image({ Public: true, CreationDate: '2024-05-01T10:00:00.000Z' }))[0]?.evidence).toMatchObject({
      createdAt: '2024-05-01T10:00:00.000Z',
    });
  });
});
