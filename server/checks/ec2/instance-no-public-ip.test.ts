import type { Instance } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { instance, terminated } from '../shared/ec2-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './instance-no-public-ip';

describe('ec2/instance-no-public-ip', () => {
  it.each<[Instance, string]>([
    [{}, 'pass'],
    [{ PublicIpAddress: '' }, 'pass'],
    [{ Ipv6Address: '2a05:d014::1' }, 'pass'],
    [{ PublicIpAddress: '52.28.1.1' }, 'fail'],
    [{ NetworkInterfaces: [{}, { Association: { PublicIp: '52.28.1.1' } }] }, 'fail'],
    [{ State: terminated, PublicIpAddress: '52.28.1.1' }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, instance(data))).toBe(status);
  });

  it('names the address', () => {
    expect(verdictsOf(check, instance({ PublicIpAddress: '52.28.1.1' }))[0]?.summary).toContain('52.28.1.1');
  });
});
