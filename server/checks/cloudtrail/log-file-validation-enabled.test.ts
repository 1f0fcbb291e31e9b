import { describe, expect, it } from 'vitest';
import { refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { trailOf } from '../shared/trail-testing';
import { check } from './log-file-validation-enabled';

describe('cloudtrail/log-file-validation-enabled', () => {
  it.each([
    [true, 'pass'],
    [false, 'fail'],
    [undefined, 'fail'],
  ])('says when validation is %s: %s', (LogFileValidationEnabled, status) => {
    expect(statusOf(check, trailOf({ LogFileValidationEnabled }))).toBe(status);
  });

  it('is unknown when the trail was not listed whole', () => {
    expect(statusOf(check, trailOf({}, { gaps: [refused('cloudtrail:DescribeTrails')] }))).toBe('unknown');
  });
});
