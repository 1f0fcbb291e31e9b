import type { BackupSelection } from '@aws-sdk/client-backup';
import type { Draft } from '../draft';
import { uuid } from '../ids';
import { assumedBy } from './policy-document';
import { addRole } from './role';

const roleName = 'AWSBackupDefaultServiceRole';

/** What AWS Backup may back up in an account that never changed it. */
const asAwsLeavesIt: Readonly<Record<string, boolean>> = {
  Aurora: true,
  DocumentDB: true,
  DynamoDB: true,
  EBS: true,
  EC2: true,
  EFS: true,
  FSx: true,
  Neptune: true,
  RDS: true,
  Redshift: false,
  S3: false,
  'Storage Gateway': true,
};

/** Adds which services AWS Backup may back up in a region, over what AWS sets. */
export function addBackupRegion(draft: Draft, region: string, optIn: Readonly<Record<string, boolean>> = {}): void {
  draft.add({
    type: 'AWS::Backup::RegionSettings',
    id: region,
    arn: draft.arn('backup', region, `settings/${region}`),
    region,
    tags: {},
    data: { resourceTypeOptIn: { ...asAwsLeavesIt, ...optIn } },
  });
}

/** Adds the role that AWS Backup makes when the first plan is made. */
export function addBackupRole(draft: Draft, created: Date): void {
  addRole(draft, {
    name: roleName,
    path: '/service-role/',
    created,
    trust: [assumedBy.service('backup')],
    managed: ['AWSBackupServiceRolePolicyForBackup'],
    used: { at: draft.clock.lately(0), region: 'eu-central-1' },
  });
}

export interface BackupPlanOptions {
  region: string;
  name: string;
  created: Date;
  /** By name, in alphabetic order; the role that AWS makes does the work. */
  selections: Readonly<Record<string, Omit<BackupSelection, 'SelectionName' | 'IamRoleArn'>>>;
}

/** Adds a backup plan with what it selects. */
export function addBackupPlan(draft: Draft, { region, name, created, selections }: BackupPlanOptions): void {
  const id = uuid(`${draft.account}/${region}/backup/${name}`);
  const arn = draft.arn('backup', region, `backup-plan:${id}`);
  draft.add({
    type: 'AWS::Backup::BackupPlan',
    id,
    arn,
    region,
    tags: {},
    data: {
      BackupPlanArn: arn,
      BackupPlanId: id,
      BackupPlanName: name,
      CreationDate: created,
      VersionId: uuid(`${draft.account}/${region}/backup/${name}/1`),
      selections: Object.entries(selections).map(([SelectionName, selection]) => ({
        SelectionName,
        IamRoleArn: draft.arn('iam', '', `role/service-role/${roleName}`),
        ...selection,
      })),
    },
  });
}

/** Everything that carries the tag, as AWS Backup writes it. */
export const taggedWith = (key: string, value: string): Pick<BackupSelection, 'ListOfTags'> => ({
  ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: `aws:ResourceTag/${key}`, ConditionValue: value }],
});
