import {
  DescribeRegionSettingsCommand,
  GetBackupSelectionCommand,
  ListBackupPlansCommand,
  ListBackupSelectionsCommand,
} from '@aws-sdk/client-backup';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { backupCollector } from './collector';

const plan = (id: string) => ({
  BackupPlanId: id,
  BackupPlanArn: `arn:aws:backup:eu-west-1:123456789012:backup-plan:${id}`,
  BackupPlanName: `name of ${id}`,
  LastExecutionDate: new Date('2026-01-01T00:00:00Z'),
});

/** Two plans on two pages; the first has three selections on two pages. */
const region = () =>
  fakeAws()
    .on(DescribeRegionSettingsCommand, () => ({ ResourceTypeOptInPreference: { EBS: true } }))
    .on(ListBackupPlansCommand, ({ NextToken }) =>
      NextToken ? { BackupPlansList: [plan('b')] } : { BackupPlansList: [plan('a')], NextToken: '2' },
    )
    .on(ListBackupSelectionsCommand, ({ BackupPlanId, NextToken }) =>
      BackupPlanId === 'b'
        ? { BackupSelectionsList: [] }
        : NextToken
          ? { BackupSelectionsList: [{ SelectionId: 'x' }] }
          : { BackupSelectionsList: [{ SelectionId: 'z' }, { SelectionId: 'y' }], NextToken: '2' },
    )
    .on(GetBackupSelectionCommand, ({ SelectionId }) => ({
      BackupSelection: { SelectionName: SelectionId, IamRoleArn: 'arn', Resources: ['*'] },
    }));

describe('collecting AWS Backup', () => {
  it('reads every page of plans and of what they select, without the time of the last run', async () => {
    const { of, coverage } = await collectFrom(region(), backupCollector);
    const plans = of('AWS::Backup::BackupPlan');
    expect(plans.map(({ id, name, data }) => [id, name, data.selections?.map(({ SelectionName }) => SelectionName)])).toEqual([
      ['a', 'name of a', ['x', 'y', 'z']],
      ['b', 'name of b', []],
    ]);
    expect(JSON.stringify(plans)).not.toContain('LastExecution');
    expect(of('AWS::Backup::RegionSettings')).toMatchObject([{ region: 'eu-west-1', data: { resourceTypeOptIn: { EBS: true } } }]);
    expect(coverage.every(({ status }) => status === 'complete')).toBe(true);
  });

  it('notes what it could not read, and keeps the rest', async () => {
    const fake = region()
      .on(GetBackupSelectionCommand, ({ SelectionId }) => {
        if (SelectionId === 'y') throw awsError('AccessDeniedException');
        return { BackupSelection: { SelectionName: SelectionId, IamRoleArn: 'arn' } };
      })
      .on(DescribeRegionSettingsCommand, () => {
        throw awsError('AccessDeniedException');
      });
    const { of, status } = await collectFrom(fake, backupCollector);
    expect(of('AWS::Backup::BackupPlan')[0]).toMatchObject({
      data: { selections: [{ SelectionName: 'x' }, { SelectionName: 'z' }] },
      gaps: [{ operation: 'backup:GetBackupSelection', kind: 'denied' }],
    });
    expect(of('AWS::Backup::RegionSettings')[0]?.data).toEqual({});
    expect([status('backup:GetBackupSelection'), status('backup:DescribeRegionSettings')]).toEqual(['partial', 'denied']);
  });

  it('takes an answer without its list for one that it did not understand', async () => {
    const { of, status } = await collectFrom(
      region().on(ListBackupSelectionsCommand, () => ({})),
      backupCollector,
    );
    expect(of('AWS::Backup::BackupPlan').every(({ data }) => data.selections === undefined)).toBe(true);
    expect(status('backup:ListBackupSelections')).toBe('malformed');
  });

  it('drops a plan that was deleted meanwhile', async () => {
    const fake = region().on(ListBackupSelectionsCommand, () => {
      throw awsError('ResourceNotFoundException');
    });
    expect((await collectFrom(fake, backupCollector)).of('AWS::Backup::BackupPlan')).toEqual([]);
  });
});
