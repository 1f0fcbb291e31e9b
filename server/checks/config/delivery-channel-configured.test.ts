import { describe, expect, it } from 'vitest';
import { configOf, nothingSetUp } from '../shared/config-testing';
import { refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './delivery-channel-configured';

describe('config/delivery-channel-configured', () => {
  it('passes with a bucket', () => {
    expect(statusOf(check, configOf())).toBe('pass');
  });

  it('fails without a channel or a bucket', () => {
    expect(statusOf(check, configOf({ deliveryChannels: [] }))).toBe('fail');
    expect(statusOf(check, configOf({ deliveryChannels: [{ name: 'default' }] }))).toBe('fail');
  });

  it('does not ask where nothing is recorded', () => {
    expect(statusOf(check, configOf(nothingSetUp))).toBe('not-applicable');
  });

  it('is unknown when it was refused or not given', () => {
    expect(statusOf(check, configOf({ deliveryChannels: undefined }, { gaps: [refused('config:DescribeDeliveryChannels')] }))).toBe(
      'unknown',
    );
    expect(statusOf(check, configOf({ deliveryChannels: undefined }))).toBe('unknown');
  });
});
