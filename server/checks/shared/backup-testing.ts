import type { BackupSelection } from '@aws-sdk/client-backup';
import type { Gap } from '@/server/collect/types';
import { resourceOf } from './testing';

export const planOf = (selections: readonly BackupSelection[], gaps: Gap[] = [], name = 'daily') =>
  resourceOf('AWS::Backup::BackupPlan', { id: name, name, data: { BackupPlanId: name, BackupPlanName: name, selections }, gaps });

/** A plan that selects these ARNs or patterns. */
export const planFor = (...Resources: string[]) =>
  planOf([{ SelectionName: 'some', IamRoleArn: 'arn:aws:iam::111122223333:role/backup', Resources }]);

export const backupSettings = (resourceTypeOptIn: Record<string, boolean> = {}, gaps: Gap[] = []) =>
  resourceOf('AWS::Backup::RegionSettings', {
    id: 'eu-central-1',
    data: { resourceTypeOptIn: { EBS: true, EC2: true, RDS: true, Aurora: true, DynamoDB: true, ...resourceTypeOptIn } },
    gaps,
  });

export const tagged = (key: string, value: string): BackupSelection => ({
  SelectionName: 'tagged',
  IamRoleArn: 'arn:aws:iam::111122223333:role/backup',
  ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: `aws:ResourceTag/${key}`, ConditionValue: value }],
});
