import { describe, expect, it } from 'vitest';
import { instance } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './instance-no-extension-fees';

const on = 'open-source-rds-extended-support';

describe('rds/instance-no-extension-fees', () => {
  it.each([
    [{ EngineVersion: '13.15', EngineLifecycleSupport: on }, 'fail'],
    [{ EngineVersion: '9.4.1', EngineLifecycleSupport: on }, 'fail'],
    [{ EngineVersion: '16.4', EngineLifecycleSupport: on }, 'pass'],
    [{ EngineVersion: '13.15', EngineLifecycleSupport: `${on}-disabled` }, 'pass'],
    [{ EngineVersion: '99.1', EngineLifecycleSupport: on }, 'unknown'],
    [{ Engine: 'sqlserver-se', EngineVersion: '14.00.3465.1' }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, instance(data))).toBe(status);
  });
});
