import type { DBInstance, Parameter } from '@aws-sdk/client-rds';
import { describe, expect, it } from 'vitest';
import { instance, member, parameterGroup } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './instance-tls-required';

const using = (data: DBInstance, status = 'in-sync') =>
  instance({ ...data, DBParameterGroups: [{ DBParameterGroupName: 'own', ParameterApplyStatus: status }] });
const own = (...parameters: Parameter[]) => ({ others: [parameterGroup({ DBParameterGroupName: 'own', parameters })] });
const forced = (ParameterValue: string): Parameter => ({ ParameterName: 'rds.force_ssl', ParameterValue, ApplyType: 'dynamic' });
const secure = (ParameterValue: string): Parameter => ({ ParameterName: 'require_secure_transport', ParameterValue });

describe('rds/instance-tls-required', () => {
  it.each<[DBInstance, Parameter[], string]>([
    [{ EngineVersion: '13.15' }, [forced('1')], 'pass'],
    [{ EngineVersion: '16.4' }, [forced('0')], 'fail'],
    [{ EngineVersion: '16.4' }, [], 'pass'],
    [{ EngineVersion: '14.9' }, [], 'fail'],
    [{ Engine: 'mysql', EngineVersion: '8.0.39' }, [secure('ON')], 'pass'],
    [{ Engine: 'mysql', EngineVersion: '8.0.39' }, [forced('1')], 'fail'],
    [{ Engine: 'mariadb', EngineVersion: '11.8.3' }, [], 'pass'],
    [{ Engine: 'mariadb', EngineVersion: '10.11.8' }, [], 'fail'],
    [{ Engine: 'sqlserver-se', EngineVersion: '15.00.4385.2.v1' }, [forced('1')], 'pass'],
    [{ Engine: 'oracle-ee' }, [], 'not-applicable'],
    [{ Engine: 'neptune' }, [], 'not-applicable'],
    [member, [], 'unknown'],
  ])('%j with %j: %s', (data, parameters, status) => {
    expect(statusOf(check, using(data), own(...parameters))).toBe(status);
  });

  it('is unknown without the parameters', () => {
    expect(statusOf(check, using({}))).toBe('unknown');
    expect(statusOf(check, instance())).toBe('unknown');
    expect(statusOf(check, using({}), { others: [parameterGroup({ DBParameterGroupName: 'own' })] })).toBe('unknown');
  });

  it('waits for the restart that a static parameter needs', () => {
    const engine = { Engine: 'sqlserver-se', EngineVersion: '15.00' };
    const pending = { ...forced('1'), ApplyType: 'static' };
    expect(statusOf(check, using(engine, 'pending-reboot'), own(pending))).toBe('unknown');
    expect(statusOf(check, using({ EngineVersion: '13.1' }, 'pending-reboot'), own(forced('1')))).toBe('pass');
  });
});
