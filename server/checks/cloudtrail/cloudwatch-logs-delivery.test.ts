import { describe, expect, it } from 'vitest';
import { refused } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { trailOf } from '../shared/trail-testing';
import { check } from './cloudwatch-logs-delivery';

const now = new Date('2026-11-20T12:00:00Z');
const delivered = (at?: string, group: string | undefined = 'arn:aws:logs:eu-central-1:111122223333:log-group:audit:*') =>
  trailOf({ CloudWatchLogsLogGroupArn: group, status: { IsLogging: true, ...(at && { LatestCloudWatchLogsDeliveryTime: new Date(at) }) } });

describe('cloudtrail/cloudwatch-logs-delivery', () => {
  it('passes within a day, with the same words and facts each time', () => {
    const [first] = verdictsOf(check, delivered('2026-11-19T12:00:00Z'), { now });
    const [second] = verdictsOf(check, delivered('2026-11-20T11:59:00Z'), { now });
    expect(first?.status).toBe('pass');
    expect(second).toEqual(first);
  });

  it('fails after that', () => {
    expect(statusOf(check, delivered('2026-11-19T11:59:59Z'), { now })).toBe('fail');
  });

  it('takes the hours from its parameter', () => {
    expect(statusOf(check, delivered('2026-11-18T13:00:00Z'), { now, parameters: { hours: 48 } })).toBe('pass');
    expect(statusOf(check, delivered('2026-11-20T10:00:00Z'), { now, parameters: { hours: 1 } })).toBe('fail');
  });

  it('fails when nothing was ever delivered, or there is no log group', () => {
    expect(verdictsOf(check, delivered(), { now })[0]?.summary).toBe('Nothing has ever reached the log group');
    expect(verdictsOf(check, delivered('2026-11-20T11:00:00Z', ''), { now })[0]?.summary).toBe('The trail has no log group');
  });

  it('is unknown when the status was refused', () => {
    expect(statusOf(check, trailOf({ status: undefined }, { gaps: [refused('cloudtrail:GetTrailStatus')] }), { now })).toBe('unknown');
  });
});
