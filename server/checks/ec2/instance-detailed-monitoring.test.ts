import type { Instance } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { instance, terminated } from '../shared/ec2-testing';
import { statusOf } from '../shared/testing';
import { check } from './instance-detailed-monitoring';

describe('ec2/instance-detailed-monitoring', () => {
  it.each<[Instance, string]>([
    [{ Monitoring: { State: 'enabled' } }, 'pass'],
    [{ Monitoring: { State: 'pending' } }, 'pass'],
    [{ Monitoring: { State: 'disabled' } }, 'fail'],
    [{ Monitoring: { State: 'disabling' } }, 'fail'],
    [{}, 'unknown'],
    [{ State: terminated }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, instance(data))).toBe(status);
  });
});
