import { describe, expect, it } from 'vitest';
import { instance, member } from '../shared/rds-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './instance-engine-current';

describe('rds/instance-engine-current', () => {
  it.each([
    [{ EngineVersion: '16.4' }, 'pass'],
    [{ EngineVersion: '13.15' }, 'fail'],
    [{ EngineVersion: '9.5.25' }, 'fail'],
    [{ Engine: 'mysql', EngineVersion: '5.7.44' }, 'fail'],
    [{ Engine: 'mysql', EngineVersion: '8.4.6' }, 'pass'],
    [{ ...member, Engine: 'aurora-mysql', EngineVersion: '8.0.mysql_aurora.3.05.2' }, 'pass'],
    [{ ...member, Engine: 'aurora-mysql', EngineVersion: '5.7.mysql_aurora.2.11.4' }, 'fail'],
    [{ Engine: 'mariadb', EngineVersion: '10.11.8' }, 'pass'],
    [{ Engine: 'sqlserver-se', EngineVersion: '13.00.6435.1.v1' }, 'fail'],
    [{ Engine: 'oracle-ee', EngineVersion: '19.0.0.0.ru-2024-07.rur-2024-07.r1' }, 'unknown'],
    [{ EngineVersion: '99.1' }, 'unknown'],
    [{ Engine: 'mariadb', EngineVersion: '10.9.1' }, 'unknown'],
    [{ EngineVersion: 'nonsense' }, 'unknown'],
    [{}, 'unknown'],
    [{ Engine: 'docdb', EngineVersion: '3.6.0' }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, instance(data))).toBe(status);
  });

  it('counts the last day as supported', () => {
    const on = (day: string) => statusOf(check, instance({ EngineVersion: '14.1' }), { now: new Date(`${day}T12:00:00Z`) });
    expect([on('2027-02-28'), on('2027-03-01')]).toEqual(['pass', 'fail']);
  });

  it('tells the day', () => {
    expect(verdictsOf(check, instance({ EngineVersion: '13.15' }))[0]?.summary).toBe('Standard support of postgres 13 ended on 2026-02-28');
  });
});
