import type {
  DescribeLaunchTemplateVersionsRequest,
  DescribeLaunchTemplateVersionsResult,
  DescribeSnapshotsRequest,
} from '@aws-sdk/client-ec2';
import { ApiError, type OperationContext, page } from '../define-service';
import { each } from '../sliceable';
import { inRegion, listed, pageSize } from './listing';

/** A page of our snapshots; with `RestorableByUserIds: ['all']` of those that anybody may restore. */
export function snapshotPage(input: DescribeSnapshotsRequest, context: OperationContext) {
  const size = pageSize(input.MaxResults, { least: 5, most: 1000 });
  const foreign = (input.OwnerIds ?? []).some((owner) => owner !== 'self' && owner !== context.accountId);
  if (foreign) return { items: [], next: undefined };
  if (!input.RestorableByUserIds?.includes('all')) return listed(context, 'AWS::EC2::Snapshot', input.NextToken, size);
  const open = [];
  for (const snapshot of each(inRegion(context, 'AWS::EC2::Snapshot'))) if (snapshot.data.restorableByAll) open.push(snapshot.data);
  const found = page(open, input.NextToken, size);
  return { items: found.items, next: found.next };
}

/** Versions of one template, or, asked without one, the latest and default ones of all. */
export function launchTemplateVersions(
  input: DescribeLaunchTemplateVersionsRequest,
  context: OperationContext,
): DescribeLaunchTemplateVersionsResult {
  const wanted = input.Versions ?? [];
  const templates = inRegion(context, 'AWS::EC2::LaunchTemplate');
  const one = input.LaunchTemplateId ?? input.LaunchTemplateName;
  if (!one && (wanted.length === 0 || wanted.some((version) => !version.startsWith('$')))) {
    throw new ApiError(
      'MissingParameter',
      400,
      'The request must contain the parameter launchTemplateId or launchTemplateName, unless versions are $Latest and $Default.',
    );
  }
  const found = [...each(templates)].filter(({ data }) => !one || data.LaunchTemplateId === one || data.LaunchTemplateName === one);
  if (one && found.length === 0) throw new ApiError('InvalidLaunchTemplateId.NotFound', 400, `The launch template ${one} does not exist.`);
  const versions = found.flatMap(({ data }) =>
    data.versions.filter(
      ({ VersionNumber, DefaultVersion }) =>
        wanted.length === 0 ||
        wanted.includes(String(VersionNumber)) ||
        (wanted.includes('$Latest') && VersionNumber === data.LatestVersionNumber) ||
        (wanted.includes('$Default') && DefaultVersion),
    ),
  );
  const pageOf = page(versions, input.NextToken, pageSize(input.MaxResults, { most: 200 }));
  return { LaunchTemplateVersions: [...pageOf.items], NextToken: pageOf.next };
}
