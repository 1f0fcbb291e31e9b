import { describe, expect, it } from 'vitest';
import { backupSettings, planFor, planOf, tagged } from '../shared/backup-testing';
import { table } from '../shared/dynamodb-testing';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './table-in-backup-plan';

const arn = 'arn:aws:dynamodb:eu-central-1:111122223333:table/orders';
const own = (tags: Record<string, string> = {}, TableStatus: 'ACTIVE' | 'DELETING' = 'ACTIVE') =>
  resourceOf('AWS::DynamoDB::Table', { id: 'orders', arn, tags, data: { TableName: 'orders', TableStatus } });
const plan = (...resources: string[]) => [planFor(...resources), backupSettings()];

describe('dynamodb/table-in-backup-plan', () => {
  it.each([
    ['by its ARN', plan(arn), 'pass'],
    ['all tables', plan('arn:aws:dynamodb:*:*:table/*'), 'pass'],
    ['everything', plan('*'), 'pass'],
    ['by a tag', [planOf([tagged('Save', 'daily')]), backupSettings()], 'pass'],
    ['by a tag that it lacks', [planOf([tagged('Save', 'weekly')]), backupSettings()], 'fail'],
    ['another table with a like name', plan(`${arn}-archive`), 'fail'],
    ['databases only', plan('arn:aws:rds:*:*:db:*'), 'fail'],
    ['nothing: there is no plan', [backupSettings()], 'fail'],
    ['by a pattern, where DynamoDB is switched off', [planFor('*'), backupSettings({ DynamoDB: false })], 'fail'],
    ['by its ARN, where DynamoDB is switched off', [planFor(arn), backupSettings({ DynamoDB: false })], 'pass'],
  ])('a plan selects %s', (_, others, status) => {
    expect(statusOf(check, own({ Save: 'daily' }), { others })).toBe(status);
  });

  it('asks nothing of a table that is being deleted', () => {
    expect(statusOf(check, own({}, 'DELETING'), { others: plan('*') })).toBe('not-applicable');
  });

  it('is unknown when its tags, or what the plan selects, could not be read', () => {
    const gap = (operation: `${string}:${string}`) => ({ operation, kind: 'denied', code: 'AccessDeniedException' }) as const;
    expect(statusOf(check, table({}, [gap('dynamodb:ListTagsOfResource')]), { others: plan('*') })).toBe('unknown');
    const others = [planOf([], [gap('backup:GetBackupSelection')]), backupSettings()];
    expect(statusOf(check, own(), { others })).toBe('unknown');
  });
});
