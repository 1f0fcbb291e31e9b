import { describe, expect, it } from 'vitest';
import { configOf, nothingSetUp } from '../shared/config-testing';
import { refused } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './delivery-succeeds';

describe('config/delivery-succeeds', () => {
  it('passes when nothing failed, or nothing was delivered yet', () => {
    expect(statusOf(check, configOf())).toBe('pass');
    expect(statusOf(check, configOf({ deliveryChannelStatuses: [] }))).toBe('pass');
    expect(
      statusOf(
        check,
        configOf({ deliveryChannelStatuses: [{ name: 'default', configStreamDeliveryInfo: { lastStatus: 'Not_Applicable' } }] }),
      ),
    ).toBe('pass');
  });

  it.each(['configHistoryDeliveryInfo', 'configSnapshotDeliveryInfo', 'configStreamDeliveryInfo'] as const)(
    'fails when %s does',
    (part) => {
      const [verdict] = verdictsOf(
        check,
        configOf({ deliveryChannelStatuses: [{ name: 'default', [part]: { lastStatus: 'Failure', lastErrorCode: 'AccessDenied' } }] }),
      );
      expect(verdict).toMatchObject({ status: 'fail', summary: expect.stringContaining('AccessDenied') });
    },
  );

  it('does not ask where there is no channel', () => {
    expect(statusOf(check, configOf(nothingSetUp))).toBe('not-applicable');
  });

  it('is unknown when it was refused or not given', () => {
    expect(
      statusOf(check, configOf({ deliveryChannelStatuses: undefined }, { gaps: [refused('config:DescribeDeliveryChannelStatus')] })),
    ).toBe('unknown');
    expect(statusOf(check, configOf({ deliveryChannelStatuses: undefined }))).toBe('unknown');
  });
});
