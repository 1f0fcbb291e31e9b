import { describe, expect, it } from 'vitest';
import { classicOf } from '../shared/balancer-testing';
import { statusOf } from '../shared/testing';
import { check } from './classic-multi-az';

describe('elb/classic-multi-az', () => {
  it.each([
    [['eu-central-1a', 'eu-central-1b'], 'pass'],
    [['eu-central-1a'], 'fail'],
    [['eu-central-1a', 'eu-central-1a'], 'fail'],
    [[], 'unknown'],
    [undefined, 'unknown'],
  ])('%j: %s', (AvailabilityZones, status) => expect(statusOf(check, classicOf({ AvailabilityZones }))).toBe(status));

  it('takes the number that a team sets', () => expect(statusOf(check, classicOf(), { parameters: { zones: 3 } })).toBe('fail'));
});
