import { describe, expect, it } from 'vitest';
import { backupSettings, planFor, planOf, tagged } from '../shared/backup-testing';
import { gap } from '../shared/iam-testing';
import { cluster } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-in-backup-plan';

const database = { ...cluster(), tags: { backup: 'daily' } };

describe('rds/cluster-in-backup-plan', () => {
  it.each([
    ['its ARN', planFor(database.arn)],
    ['a pattern', planFor('arn:aws:rds:*:*:*')],
    ['its tag', planOf([tagged('backup', 'daily')])],
  ])('passes when a plan selects it by %s', (_, plan) => {
    expect(statusOf(check, database, { others: [backupSettings(), plan] })).toBe('pass');
  });

  it.each([
    ['there is no plan', []],
    ['a plan selects nothing', [planOf([])]],
    ['a plan selects volumes', [planFor('arn:aws:ec2:*:*:volume/*')]],
    ['a plan selects another tag', [planOf([tagged('backup', 'weekly')])]],
    ['the plan is in another region', [{ ...planFor('*'), region: 'us-east-1' }]],
  ])('fails when %s', (_, plans) => {
    expect(statusOf(check, database, { others: [backupSettings(), ...plans] })).toBe('fail');
  });

  it('fails where AWS Backup may not touch such databases', () => {
    expect(statusOf(check, database, { others: [backupSettings({ Aurora: false }), planFor('*')] })).toBe('fail');
    expect(statusOf(check, database, { others: [backupSettings({ Aurora: false }), planFor(database.arn)] })).toBe('fail');
  });

  it.each([
    [{ ReplicationSourceIdentifier: 'arn:aws:rds:us-east-1:111122223333:cluster:catalog' }, 'not-applicable'],
    [{ Status: 'deleting' }, 'not-applicable'],
    [{ Engine: 'neptune' }, 'not-applicable'],
  ] as const)('%j: %s', (data, status) => {
    expect(statusOf(check, cluster({ ...data }), { others: [backupSettings()] })).toBe(status);
  });

  it('is unknown when what a plan selects could not be read', () => {
    expect(statusOf(check, database, { others: [backupSettings(), planOf([], [gap('backup:ListBackupSelections')])] })).toBe('unknown');
  });
});
