import { describe, expect, it } from 'vitest';
import { refused } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { trailOf } from '../shared/trail-testing';
import { check } from './trail-running';

describe('cloudtrail/trail-running', () => {
  it('passes a running trail', () => {
    expect(statusOf(check, trailOf())).toBe('pass');
  });

  it('fails a stopped trail and says since when', () => {
    const trail = trailOf({ status: { IsLogging: false, StopLoggingTime: new Date('2026-11-02T03:00:00Z') } });
    expect(verdictsOf(check, trail)[0]).toMatchObject({ status: 'fail', summary: 'The trail was stopped on 2026-11-02' });
  });

  it('fails a trail that was never started', () => {
    expect(verdictsOf(check, trailOf({ status: { IsLogging: false } }))[0]?.summary).toBe('The trail was never started');
  });

  it('is unknown when the status was refused or does not tell', () => {
    expect(statusOf(check, trailOf({ status: undefined }, { gaps: [refused('cloudtrail:GetTrailStatus')] }))).toBe('unknown');
    expect(statusOf(check, trailOf({ status: {} }))).toBe('unknown');
  });
});
