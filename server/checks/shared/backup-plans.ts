import type { BackupSelection } from '@aws-sdk/client-backup';
import { hasWildcard, matches } from '@/server/aws/policy/wildcard';
import type { AnyResource } from '@/server/collect/types';
import { fail, pass } from '../define-check';
import type { Snapshot, Verdict } from '../types';

/** What a check needs and reads, beside its resource's own listing, to tell whether a backup plan selects the resource. */
export const backupPlanNeeds = [
  'backup:ListBackupPlans',
  'backup:ListBackupSelections',
  'backup:GetBackupSelection',
  'backup:DescribeRegionSettings',
] as const;
export const backupPlanReads = [
  { type: 'AWS::Backup::BackupPlan', scope: 'region' },
  { type: 'AWS::Backup::RegionSettings', scope: 'region' },
] as const;

/** AWS Backup's names of the services that it backs up (`DescribeRegionSettings`). */
export type BackupService = 'Aurora' | 'DocumentDB' | 'DynamoDB' | 'EBS' | 'EC2' | 'EFS' | 'Neptune' | 'RDS' | 'S3';

/** Something that a plan may select. */
export interface Selectable extends Pick<AnyResource, 'arn' | 'tags'> {
  service: BackupService;
}

const tagPrefix = /^aws:ResourceTag\//i;
const tagOf = (tags: Readonly<Record<string, string>>, key = '') => tags[key.replace(tagPrefix, '')];

/**
 * Whether AWS Backup takes a resource by this selection, and if so whether by its very ARN. Source: AWS Backup API reference,
 * `BackupSelection`: resources and tags add up (a list of tags means any of them), excluded ARNs and conditions take away, of which all must hold.
 * A selection without resources and tags stands for everything.
 */
export function takes(selection: BackupSelection, { arn, tags }: Pick<Selectable, 'arn' | 'tags'>): 'by ARN' | 'by pattern' | null {
  const { Resources = [], NotResources = [], ListOfTags = [], Conditions = {} } = selection;
  const named = Resources.some((pattern) => !hasWildcard(pattern) && pattern === arn);
  const meant =
    named ||
    (Resources.length === 0 && ListOfTags.length === 0) ||
    Resources.some((pattern) => matches(pattern, arn)) ||
    ListOfTags.some(({ ConditionKey, ConditionValue }) => ConditionValue !== undefined && tagOf(tags, ConditionKey) === ConditionValue);
  if (!meant || NotResources.some((pattern) => matches(pattern, arn))) return null;
  const { StringEquals = [], StringLike = [], StringNotEquals = [], StringNotLike = [] } = Conditions;
  const like = ({ ConditionKey, ConditionValue = '' }: { ConditionKey?: string | undefined; ConditionValue?: string | undefined }) => {
    const value = tagOf(tags, ConditionKey);
    return value !== undefined && matches(ConditionValue, value);
  };
  const holds =
    StringEquals.every(({ ConditionKey, ConditionValue }) => tagOf(tags, ConditionKey) === ConditionValue) &&
    StringLike.every(like) &&
    !StringNotEquals.some(({ ConditionKey, ConditionValue }) => tagOf(tags, ConditionKey) === ConditionValue) &&
    !StringNotLike.some(like);
  if (!holds) return null;
  return named ? 'by ARN' : 'by pattern';
}

/** AWS Backup asks whether it may even when one of these is named by its ARN. */
const alwaysAsked: readonly BackupService[] = ['Aurora', 'DocumentDB', 'Neptune'];

/**
 * Judges whether a plan of the region selects one of `candidates`, which are the resource itself and what it would be saved along with.
 * @param what as in 'selects the volume'
 */
export function judgeBackupPlan(candidates: readonly Selectable[], what: string, region: string, snapshot: Snapshot): Verdict {
  const optIn = snapshot.get('AWS::Backup::RegionSettings', region)?.data.resourceTypeOptIn ?? {};
  const plans = snapshot.list('AWS::Backup::BackupPlan');
  const hits = plans.flatMap((plan) =>
    (plan.data.selections ?? []).flatMap((selection) =>
      candidates.flatMap((candidate) => {
        const how = takes(selection, candidate);
        if (!how) return [];
        const allowed = optIn[candidate.service] !== false || (how === 'by ARN' && !alwaysAsked.includes(candidate.service));
        return [{ plan: plan.name ?? plan.id, selection: selection.SelectionName ?? '', as: candidate.service, allowed }];
      }),
    ),
  );
  const [good] = hits.filter(({ allowed }) => allowed);
  if (good)
    return pass(`Backup plan ${good.plan} selects ${what}${good.as === candidates[0]?.service ? '' : ` with its ${good.as} resource`}`, {
      ...good,
    });
  const [shut] = hits;
  if (shut)
    return fail(`Backup plan ${shut.plan} selects ${what}, but AWS Backup is switched off for ${shut.as} in ${region}`, { ...shut });
  return fail(plans.length === 0 ? `There is no backup plan in ${region}` : `No backup plan in ${region} selects ${what}`, {
    plans: plans.length,
  });
}
