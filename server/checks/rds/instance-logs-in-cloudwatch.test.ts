import { describe, expect, it } from 'vitest';
import { instance, member } from '../shared/rds-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './instance-logs-in-cloudwatch';

describe('rds/instance-logs-in-cloudwatch', () => {
  it.each([
    [{ EnabledCloudwatchLogsExports: ['postgresql', 'upgrade'] }, 'pass'],
    [{ EnabledCloudwatchLogsExports: ['upgrade'] }, 'fail'],
    [{ EnabledCloudwatchLogsExports: [] }, 'fail'],
    [{}, 'fail'],
    [{ Engine: 'mysql', EnabledCloudwatchLogsExports: ['error'] }, 'pass'],
    [{ ...member, EnabledCloudwatchLogsExports: [] }, 'not-applicable'],
    [{ Engine: 'docdb' }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, instance(data))).toBe(status);
  });

  it('names the log that is missing', () => {
    expect(verdictsOf(check, instance({ EnabledCloudwatchLogsExports: ['upgrade'] }))[0]?.summary).toContain('postgresql log');
  });
});
