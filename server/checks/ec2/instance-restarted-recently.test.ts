import type { Instance } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { instance, terminated } from '../shared/ec2-testing';
import { statusOf } from '../shared/testing';
import { check } from './instance-restarted-recently';

const stopped = { Name: 'stopped' } as const;

describe('ec2/instance-restarted-recently', () => {
  it.each<[Instance, string]>([
    [{ LaunchTime: new Date('2026-11-01T00:00:00Z') }, 'pass'],
    [{ LaunchTime: new Date('2026-05-01T00:00:00Z') }, 'fail'],
    [{}, 'unknown'],
    [{ State: stopped, LaunchTime: new Date('2020-01-01T00:00:00Z') }, 'not-applicable'],
    [{ State: terminated, LaunchTime: new Date('2020-01-01T00:00:00Z') }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, instance(data))).toBe(status);
  });

  it('takes the limit of the team', () => {
    expect(statusOf(check, instance({ LaunchTime: new Date('2026-11-01T00:00:00Z') }), { parameters: { maxDays: 7 } })).toBe('fail');
  });
});
