import type { RunInstancesRequest } from '@aws-sdk/client-ec2';
import type { WorldResource } from '../../contract';
import { ApiError, type OperationContext } from '../../define-service';
import { createClock } from '../../worlds/clock';
import { Draft } from '../../worlds/draft';
import { addInstance } from '../../worlds/parts/instance';
import { changesOf, refuseDryRun, stateOf } from './instance-states';
import { once, templateOf, versionOf } from './templates';

/** What AWS gives an account that has asked for no more, roughly. */
const instancesAtMost = 20;
const runsAfterMs = 3_000;

/** Where an instance goes: the subnet that is asked for, the template's, else the first of the region. */
function subnetFor(wanted: string | undefined, { state, region }: OperationContext): WorldResource<'AWS::EC2::Subnet'> {
  const found = wanted ? state.find('AWS::EC2::Subnet', region, wanted) : state.list('AWS::EC2::Subnet', region).slice(0, 1)[0];
  if (found) return found;
  if (wanted) throw new ApiError('InvalidSubnetID.NotFound', 400, `The subnet ID '${wanted}' does not exist`);
  throw new ApiError('MissingInput', 400, 'No subnets found for the default VPC.');
}

/** Launches from a template, which is the one way that the sample cloud knows. */
export function runInstances(input: RunInstancesRequest, context: OperationContext) {
  const { LaunchTemplate, MaxCount: count = 1, MinCount = 1, ClientToken, DryRun, TagSpecifications = [], SubnetId } = input;
  if (!LaunchTemplate) throw new ApiError('MissingParameter', 400, 'The request must contain the parameter ImageId or a launch template');
  if (count < 1 || MinCount > count) throw new ApiError('InvalidParameterValue', 400, 'The counts are not valid.');
  const template = templateOf(LaunchTemplate.LaunchTemplateId, LaunchTemplate.LaunchTemplateName, context);
  const { VersionNumber, LaunchTemplateData: data = {} } = versionOf(template, LaunchTemplate.Version);
  if (!data.ImageId) throw new ApiError('MissingParameter', 400, 'The request must contain the parameter ImageId');
  const subnet = subnetFor(SubnetId ?? data.NetworkInterfaces?.[0]?.SubnetId, context);
  if (count > instancesAtMost)
    throw new ApiError(
      'InstanceLimitExceeded',
      400,
      `You have requested more instances (${count}) than your current instance limit of ${instancesAtMost} allows.`,
    );
  refuseDryRun(DryRun);
  const asked = { LaunchTemplate, count, MinCount, SubnetId, TagSpecifications };
  return once('RunInstances', ClientToken, asked, context, () => {
    const own = [...(data.TagSpecifications ?? []), ...TagSpecifications].filter(({ ResourceType }) => ResourceType === 'instance');
    const tags = Object.fromEntries(own.flatMap(({ Tags = [] }) => Tags.map(({ Key = '', Value = '' }) => [Key, Value])));
    const origin = { 'aws:ec2launchtemplate:id': template.id, 'aws:ec2launchtemplate:version': String(VersionNumber) };
    const Instances = Array.from({ length: count }, (_, at) =>
      add(`${ClientToken ?? context.now.getTime()}-${at}`, { ...tags, ...origin }),
    );
    return { ReservationId: `r-${Instances[0]?.InstanceId?.slice(2)}`, OwnerId: context.accountId, Groups: [], Instances };
  });

  function add(key: string, tags: Record<string, string>) {
    const { now, region, accountId } = context;
    const draft = new Draft(accountId, createClock(now, 0));
    const groups = (data.NetworkInterfaces?.[0]?.Groups ?? data.SecurityGroupIds ?? []).map((GroupId) => ({ GroupId, GroupName: GroupId }));
    const id = addInstance(draft, {
      region,
      name: `launched/${key}`,
      subnet: {
        id: subnet.id,
        zone: subnet.data.AvailabilityZone ?? `${region}a`,
        cidr: subnet.data.CidrBlock ?? '10.0.0.0/24',
        vpcId: subnet.data.VpcId ?? '',
      },
      groups,
      launched: now,
      imageId: data.ImageId,
      instanceType: data.InstanceType ?? 'm6i.large',
      profile: data.IamInstanceProfile?.Name ?? null,
      metadata: data.MetadataOptions?.HttpTokens === 'required' ? 'required' : 'v1',
      publicAddress: data.NetworkInterfaces?.[0]?.AssociatePublicIpAddress ? 'launch' : null,
      kmsKeyArn: null,
      tags: {},
    });
    const tagList = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    const began = now.getTime();
    for (const resource of draft.resources) {
      if (resource.type !== 'AWS::EC2::Instance') {
        changesOf(context).set(resource, resource.id, () => resource);
        continue;
      }
      changesOf(context).set(resource, id, (at) => ({
        ...resource,
        tags,
        data: { ...resource.data, Tags: tagList, State: stateOf(at.getTime() - began < runsAfterMs ? 'pending' : 'running') },
      }));
    }
    const made = draft.resources.find(({ type }) => type === 'AWS::EC2::Instance') as WorldResource<'AWS::EC2::Instance'>;
    return { ...made.data, Tags: tagList, State: stateOf('pending') };
  }
}
