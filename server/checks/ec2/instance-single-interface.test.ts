import type { Instance } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { instance, terminated } from '../shared/ec2-testing';
import { statusOf } from '../shared/testing';
import { check } from './instance-single-interface';

describe('ec2/instance-single-interface', () => {
  it.each<[Instance, string]>([
    [{ NetworkInterfaces: [{ NetworkInterfaceId: 'eni-1' }] }, 'pass'],
    [{}, 'pass'],
    [{ NetworkInterfaces: [{ NetworkInterfaceId: 'eni-1' }, { NetworkInterfaceId: 'eni-2' }] }, 'fail'],
    [{ NetworkInterfaces: [{}, { Description: 'aws-K8S-i-0abc' }, { Description: 'aws-K8S-i-0abc' }] }, 'pass'],
    [{ NetworkInterfaces: [{}, {}, { Description: 'aws-K8S-i-0abc' }] }, 'fail'],
    [{ State: terminated, NetworkInterfaces: [{}, {}] }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, instance(data))).toBe(status);
  });
});
