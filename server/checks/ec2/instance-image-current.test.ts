import type { Image } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { instance, terminated } from '../shared/ec2-testing';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './instance-image-current';

const image = (data: Image) => resourceOf('AWS::EC2::Image', { id: 'ami-1', data: { ImageId: 'ami-1', ...data } });
const running = instance({ ImageId: 'ami-1' });

describe('ec2/instance-image-current', () => {
  it.each<[Image, string]>([
    [{ CreationDate: '2026-06-01T00:00:00.000Z' }, 'pass'],
    [{ CreationDate: '2026-06-01T00:00:00.000Z', DeprecationTime: '2028-06-01T00:00:00.000Z' }, 'pass'],
    [{ CreationDate: '2026-06-01T00:00:00.000Z', DeprecationTime: '2026-11-01T00:00:00.000Z' }, 'fail'],
    [{ CreationDate: '2024-06-01T00:00:00.000Z' }, 'fail'],
    [{ CreationDate: 'yesterday' }, 'unknown'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, running, { others: [image(data)] })).toBe(status);
  });

  it("does not speak of others' images, nor of instances that are gone", () => {
    expect(statusOf(check, instance({ ImageId: 'ami-2' }), { others: [image({})] })).toBe('not-applicable');
    expect(statusOf(check, instance({}), { others: [image({})] })).toBe('not-applicable');
    expect(statusOf(check, instance({ ImageId: 'ami-1', State: terminated }), { others: [image({})] })).toBe('not-applicable');
  });

  it('tells the day, and takes the limit of the team', () => {
    const others = [image({ CreationDate: '2026-06-01T00:00:00.000Z' })];
    expect(verdictsOf(check, running, { others })[0]?.summary).toBe('Image ami-1 was made on 2026-06-01');
    expect(statusOf(check, running, { others, parameters: { maxDays: 90 } })).toBe('fail');
  });
});
