import { describe, expect, it } from 'vitest';
import { configOf, nothingSetUp } from '../shared/config-testing';
import { refused } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './recording-succeeds';

describe('config/recording-succeeds', () => {
  it.each(['Success', 'Pending', undefined] as const)('passes when the last status is %s', (lastStatus) => {
    expect(statusOf(check, configOf({ recorderStatuses: [{ name: 'default', recording: true, lastStatus }] }))).toBe('pass');
  });

  it('fails with the error', () => {
    const recorderStatuses = [{ name: 'default', recording: true, lastStatus: 'Failure' as const, lastErrorCode: 'AccessDenied' }];
    expect(verdictsOf(check, configOf({ recorderStatuses }))[0]).toMatchObject({
      status: 'fail',
      summary: 'Recording fails: AccessDenied',
    });
  });

  it('does not ask where nothing is recorded', () => {
    expect(statusOf(check, configOf(nothingSetUp))).toBe('not-applicable');
  });

  it('is unknown when it was refused', () => {
    expect(statusOf(check, configOf({}, { gaps: [refused('config:DescribeConfigurationRecorders')] }))).toBe('unknown');
  });
});
