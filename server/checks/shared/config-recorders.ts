import type { ConfigurationRecorder, RecordingGroup } from '@aws-sdk/client-config-service';
import type { Resource } from '@/server/collect/types';
import { notApplicable, unknown } from '../define-check';
import type { Verdict } from '../types';

export type ConfigRegion = Resource<'AWS::Config::RegionSettings'>;

export const recorderNeeds = ['config:DescribeConfigurationRecorders', 'config:DescribeConfigurationRecorderStatus'] as const;

/** Recorders of the customer's own: those that an AWS service keeps for itself record just what it needs. */
export const ownRecorders = ({ data }: ConfigRegion): ConfigurationRecorder[] =>
  (data.recorders ?? []).filter(({ servicePrincipal }) => !servicePrincipal);

export const statusOfRecorder = ({ data }: ConfigRegion, { name }: ConfigurationRecorder) =>
  data.recorderStatuses?.find((status) => status.name === name);

/** The recorder that is recording; an excuse where there is none, which is the finding of another check. */
export function activeRecorder(region: ConfigRegion): { recorder: ConfigurationRecorder } | { excuse: Verdict } {
  if (!region.data.recorders || !region.data.recorderStatuses)
    return { excuse: unknown('No telling what is recorded: the recorders or their status were not given') };
  const recorder = ownRecorders(region).find((each) => statusOfRecorder(region, each)?.recording === true);
  return recorder ? { recorder } : { excuse: notApplicable('AWS Config records nothing in this region') };
}

/** IAM's types: recorded the same in every region, so one region is enough. */
const globalTypes = ['AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::Policy'];

const strategyOf = (group: RecordingGroup | undefined) =>
  group?.recordingStrategy?.useOnly ??
  (group?.allSupported === true
    ? 'ALL_SUPPORTED_RESOURCE_TYPES'
    : (group?.exclusionByResourceTypes?.resourceTypes ?? []).length > 0
      ? 'EXCLUSION_BY_RESOURCE_TYPES'
      : 'INCLUSION_BY_RESOURCE_TYPES');

/** What a recorder records, and the types that it leaves out or is limited to. */
export function scopeOf({ recordingGroup: group }: ConfigurationRecorder): { all: boolean; excluded: string[]; included: string[] } {
  const strategy = strategyOf(group);
  const excluded = strategy === 'EXCLUSION_BY_RESOURCE_TYPES' ? [...(group?.exclusionByResourceTypes?.resourceTypes ?? [])] : [];
  const included = strategy === 'INCLUSION_BY_RESOURCE_TYPES' ? [...(group?.resourceTypes ?? [])] : [];
  return { all: strategy === 'ALL_SUPPORTED_RESOURCE_TYPES', excluded, included };
}

export function recordsGlobalTypes(recorder: ConfigurationRecorder): boolean {
  const { all, excluded, included } = scopeOf(recorder);
  if (all) return recorder.recordingGroup?.includeGlobalResourceTypes === true;
  return included.length > 0
    ? globalTypes.every((type) => included.includes(type))
    : excluded.length > 0 && !globalTypes.some((type) => excluded.includes(type));
}
