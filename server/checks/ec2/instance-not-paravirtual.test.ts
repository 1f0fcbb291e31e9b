import type { Instance } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { instance, terminated } from '../shared/ec2-testing';
import { statusOf } from '../shared/testing';
import { check } from './instance-not-paravirtual';

describe('ec2/instance-not-paravirtual', () => {
  it.each<[Instance, string]>([
    [{ VirtualizationType: 'hvm' }, 'pass'],
    [{ VirtualizationType: 'paravirtual', InstanceType: 'm1.small' }, 'fail'],
    [{}, 'unknown'],
    [{ VirtualizationType: 'paravirtual', State: terminated }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, instance(data))).toBe(status);
  });
});
