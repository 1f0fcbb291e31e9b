import { describe, expect, it } from 'vitest';
import { instance, member } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './instance-enhanced-monitoring';

describe('rds/instance-enhanced-monitoring', () => {
  it.each([
    [{ MonitoringInterval: 60 }, 'pass'],
    [{ MonitoringInterval: 0 }, 'fail'],
    [{ ...member, MonitoringInterval: 0 }, 'fail'],
    [{ MonitoringInterval: 0, Engine: 'neptune' }, 'not-applicable'],
    [{ MonitoringInterval: 0, DBInstanceStatus: 'deleting' }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, instance(data))).toBe(status);
  });
});
