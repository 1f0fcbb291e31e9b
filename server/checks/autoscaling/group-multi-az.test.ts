import { describe, expect, it } from 'vitest';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './group-multi-az';

const group = (AvailabilityZones: string[] | undefined) =>
  resourceOf('AWS::AutoScaling::AutoScalingGroup', {
    data: {
      AutoScalingGroupName: 'web',
      MinSize: 1,
      MaxSize: 3,
      DefaultCooldown: 300,
      HealthCheckType: 'EC2',
      CreatedTime: new Date('2025-01-01'),
      AvailabilityZones,
    },
  });

describe('autoscaling/group-multi-az', () => {
  it.each([
    [['eu-central-1a', 'eu-central-1b'], 'pass'],
    [['eu-central-1a'], 'fail'],
    [[], 'unknown'],
    [undefined, 'unknown'],
  ])('%j: %s', (zones, status) => expect(statusOf(check, group(zones))).toBe(status));

  it('takes the number that a team sets', () => {
    expect(statusOf(check, group(['eu-central-1a', 'eu-central-1b']), { parameters: { zones: 3 } })).toBe('fail');
  });
});
