import type { MaximumExecutionFrequency } from '@aws-sdk/client-config-service';
import { describe, expect, it } from 'vitest';
import { configOf, nothingSetUp } from '../shared/config-testing';
import { refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './snapshot-delivered-daily';

const every = (deliveryFrequency?: MaximumExecutionFrequency) =>
  configOf({ deliveryChannels: [{ name: 'default', configSnapshotDeliveryProperties: { deliveryFrequency } }] });

describe('config/snapshot-delivered-daily', () => {
  it.each(['One_Hour', 'Twelve_Hours', 'TwentyFour_Hours'] as const)('passes with %s', (frequency) => {
    expect(statusOf(check, every(frequency))).toBe('pass');
  });

  it('fails when no frequency is set', () => {
    expect(statusOf(check, every())).toBe('fail');
    expect(statusOf(check, configOf({ deliveryChannels: [{ name: 'default' }] }))).toBe('fail');
  });

  it('takes the hours from its parameter', () => {
    expect(statusOf(check, every('TwentyFour_Hours'), { parameters: { hours: 12 } })).toBe('fail');
  });

  it('does not ask where there is no channel', () => {
    expect(statusOf(check, configOf(nothingSetUp))).toBe('not-applicable');
  });

  it('is unknown when it was refused', () => {
    expect(statusOf(check, configOf({ deliveryChannels: undefined }, { gaps: [refused('config:DescribeDeliveryChannels')] }))).toBe(
      'unknown',
    );
  });
});
