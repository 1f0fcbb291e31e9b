import type {
  DescribeLaunchTemplateVersionsRequest,
  DescribeLaunchTemplateVersionsResult,
  DescribeSnapshotsRequest,
  Filter,
} from '@aws-sdk/client-ec2';
import type { ResourceType } from '@/server/collect/types';
import { ApiError, type OperationContext, page } from '../define-service';
import { each } from '../sliceable';
import { inRegion, listed, pageSize } from './listing';

/** EC2's filters by the thing's own id, which leave out what is not there. Others are not understood here. */
const idFilters: Partial<Record<ResourceType, string>> = {
  'AWS::EC2::Image': 'image-id',
  'AWS::EC2::Instance': 'instance-id',
  'AWS::EC2::NetworkAcl': 'network-acl-id',
  'AWS::EC2::NetworkInterface': 'network-interface-id',
  'AWS::EC2::RouteTable': 'route-table-id',
  'AWS::EC2::SecurityGroup': 'group-id',
  'AWS::EC2::Snapshot': 'snapshot-id',
  'AWS::EC2::Subnet': 'subnet-id',
  'AWS::EC2::VPC': 'vpc-id',
  'AWS::EC2::Volume': 'volume-id',
};

export function filteredById<T extends ResourceType>(context: OperationContext, type: T, filters: readonly Filter[]) {
  const [filter, ...others] = filters;
  if (!filter?.Name || filter.Name !== idFilters[type] || others.length > 0)
    throw new ApiError('InvalidParameterValue', 400, 'The filter is not supported');
  return (filter.Values ?? []).flatMap((id) => context.state.find(type, context.region, id) ?? []);
}

/** A page of our snapshots; with `RestorableByUserIds: ['all']` of those that anybody may restore. */
export function snapshotPage(input: DescribeSnapshotsRequest, context: OperationContext) {
  const size = pageSize(input.MaxResults, { least: 5, most: 1000 });
  const foreign = (input.OwnerIds ?? []).some((owner) => owner !== 'self' && owner !== context.accountId);
  if (foreign) return { items: [], next: undefined };
  if (input.Filters?.length) {
    const named = filteredById(context, 'AWS::EC2::Snapshot', input.Filters);
    const shown = input.RestorableByUserIds?.includes('all') ? named.filter(({ data }) => data.restorableByAll) : named;
    return { items: shown.map(({ data }) => data), next: undefined };
  }
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
