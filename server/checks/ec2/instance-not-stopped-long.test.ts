import type { Instance } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { instance, terminated } from '../shared/ec2-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './instance-not-stopped-long';

const stopped = { Name: 'stopped' } as const;

describe('ec2/instance-not-stopped-long', () => {
  it.each<[Instance, string]>([
    [{ State: stopped, StateTransitionReason: 'User initiated (2026-08-16 12:00:00 GMT)' }, 'fail'],
    [{ State: stopped, StateTransitionReason: 'User initiated (2026-10-21 12:00:00 GMT)' }, 'pass'],
    [{ State: stopped, StateTransitionReason: 'User initiated (2026-10-21 11:59:59 GMT)' }, 'fail'],
    [{ State: stopped, LaunchTime: new Date('2026-11-10T00:00:00Z') }, 'pass'],
    [{ State: stopped, LaunchTime: new Date('2020-01-01T00:00:00Z'), StateTransitionReason: '' }, 'unknown'],
    [{ State: stopped }, 'unknown'],
    [{ State: { Name: 'running' } }, 'pass'],
    [{ State: undefined }, 'unknown'],
    [{ State: terminated }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, instance(data))).toBe(status);
  });

  it('tells the day and not the age, and takes the limit of the team', () => {
    const sleeping = instance({ State: stopped, StateTransitionReason: 'User initiated (2026-08-16 12:00:00 GMT)' });
    expect(verdictsOf(check, sleeping)[0]).toMatchObject({
      summary: 'The instance is stopped since 2026-08-16',
      evidence: { stoppedAt: '2026-08-16T12:00:00.000Z' },
    });
    expect(statusOf(check, sleeping, { parameters: { maxDays: 100 } })).toBe('pass');
  });
});
