import type { BackupSelection } from '@aws-sdk/client-backup';
import type { Volume } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { backupSettings, planFor, planOf, tagged } from '../shared/backup-testing';
import { instance } from '../shared/ec2-testing';
import { gap } from '../shared/iam-testing';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './volume-in-backup-plan';

const arn = 'arn:aws:ec2:eu-central-1:111122223333:volume/vol-1';
const volume = (data: Volume = {}, tags: Record<string, string> = { backup: 'daily', stage: 'production' }) =>
  resourceOf('AWS::EC2::Volume', { id: 'vol-1', arn, tags, data: { VolumeId: 'vol-1', State: 'in-use', ...data } });
const select = (selection: Partial<BackupSelection>) => planOf([{ SelectionName: 's', IamRoleArn: 'arn', ...selection }]);
const condition = (key: string, value: string) => [{ ConditionKey: `aws:ResourceTag/${key}`, ConditionValue: value }];

describe('ec2/volume-in-backup-plan', () => {
  it.each([
    ['its ARN', planFor(arn)],
    ['all volumes', planFor('arn:aws:ec2:*:*:volume/*')],
    ['everything', select({ Resources: ['*'] })],
    ['all that the region holds, by naming nothing', select({})],
    ['its tag', planOf([tagged('backup', 'daily')])],
    [
      'its tag without the prefix',
      select({ ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'backup', ConditionValue: 'daily' }] }),
    ],
    ['one tag of two', select({ ListOfTags: [...(tagged('a', 'b').ListOfTags ?? []), ...(tagged('backup', 'daily').ListOfTags ?? [])] })],
    [
      'its tag beside the ARN of something else',
      select({ ...tagged('backup', 'daily'), Resources: ['arn:aws:rds:eu-central-1:111122223333:db:x'] }),
    ],
    [
      'all conditions',
      select({ Resources: ['*'], Conditions: { StringEquals: condition('backup', 'daily'), StringLike: condition('stage', 'prod*') } }),
    ],
    ['not having a tag', select({ Resources: ['*'], Conditions: { StringNotEquals: condition('backup', 'never') } })],
    ['the second selection', planOf([tagged('a', 'b'), tagged('backup', 'daily')])],
  ])('passes when a plan selects by %s', (_, plan) => {
    expect(statusOf(check, volume(), { others: [backupSettings(), plan] })).toBe('pass');
  });

  it.each([
    ['nothing', planOf([])],
    ['another volume', planFor(`${arn}2`)],
    ['databases', planFor('arn:aws:rds:*:*:db:*')],
    ['another value of the tag', planOf([tagged('backup', 'Daily')])],
    ['all but this one', select({ Resources: ['*'], NotResources: [arn] })],
    ['all but volumes', select({ ...tagged('backup', 'daily'), NotResources: ['arn:aws:ec2:*:*:volume/*'] })],
    [
      'one condition that fails',
      select({ Resources: ['*'], Conditions: { StringEquals: [...condition('backup', 'daily'), ...condition('a', 'b')] } }),
    ],
    ['a tag that it must not have', select({ Resources: ['*'], Conditions: { StringNotLike: condition('stage', 'prod*') } })],
    ['a pattern on a tag that it lacks', select({ Resources: ['*'], Conditions: { StringLike: condition('owner', '*') } })],
  ])('fails when a plan selects %s', (_, plan) => {
    expect(statusOf(check, volume(), { others: [backupSettings(), plan] })).toBe('fail');
  });

  it('fails without any plan, and says so', () => {
    expect(verdictsOf(check, volume(), { others: [backupSettings()] })[0]).toMatchObject({
      status: 'fail',
      summary: 'There is no backup plan in eu-central-1',
    });
  });

  it('counts a plan that saves the instance with its volumes', () => {
    const attached = volume({ Attachments: [{ InstanceId: 'i-1' }] }, {});
    const host = instance({});
    expect(statusOf(check, attached, { others: [backupSettings(), host, planFor(host.arn)] })).toBe('pass');
    expect(statusOf(check, volume({}, {}), { others: [backupSettings(), host, planFor(host.arn)] })).toBe('fail');
  });

  it('fails where AWS Backup may not touch volumes, unless the volume is named', () => {
    const off = backupSettings({ EBS: false });
    expect(verdictsOf(check, volume(), { others: [off, planFor('*')] })[0]).toMatchObject({ status: 'fail', evidence: { allowed: false } });
    expect(statusOf(check, volume(), { others: [off, planFor(arn)] })).toBe('pass');
  });

  it('does not ask of a volume that is going', () => {
    expect(statusOf(check, volume({ State: 'deleting' }))).toBe('not-applicable');
  });

  it('is unknown when a plan could not be read whole, or the settings not at all', () => {
    expect(statusOf(check, volume(), { others: [backupSettings(), planOf([], [gap('backup:GetBackupSelection')])] })).toBe('unknown');
    expect(statusOf(check, volume(), { others: [backupSettings({}, [gap('backup:DescribeRegionSettings')]), planFor(arn)] })).toBe(
      'unknown',
    );
  });
});
