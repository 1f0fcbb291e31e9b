import type { Filter } from '@aws-sdk/client-ec2';
import type { Ec2RegionSettings } from '@/server/collect/ec2/types';
import type { ResourceType } from '@/server/collect/types';
import { ApiError, defineService, type OperationContext } from '../define-service';
import { needsOptIn } from '../worlds/regions';
import { filteredById, launchTemplateVersions, snapshotPage } from './ec2-listings';
import { listed, pageSize } from './listing';
import { refuseDryRun } from './operate/instance-states';
import { describeAttribute, rebootInstances, startInstances, stopInstances, terminateInstances } from './operate/instances';
import { runInstances } from './operate/launch';
import { mend } from './operate/mend';
import { createTemplate, createVersion, setDefault } from './operate/templates';
import { touchedByLaunch, touchedByNewTemplate, touchedInstances, touchedTemplate } from './operate/touches';

type Ec2Type = Extract<ResourceType, `AWS::EC2::${string}`>;

interface DescribeInput {
  NextToken?: string;
  MaxResults?: number;
  Filters?: readonly Filter[];
  Filter?: readonly Filter[];
}

/** One page of what EC2 describes: all of the region, or those named by id. */
function described<T extends Ec2Type>(
  context: OperationContext,
  type: T,
  input: DescribeInput,
  named: { ids?: readonly string[]; missing: string } = { missing: 'InvalidID.NotFound' },
  most = 1000,
) {
  const filters = input.Filters ?? input.Filter ?? [];
  if (filters.length > 0) return { items: filteredById(context, type, filters).map(({ data }) => data), next: undefined };
  if (named.ids && named.ids.length > 0) {
    return {
      items: named.ids.map((id) => {
        const found = context.state.find(type, context.region, id);
        if (!found) throw new ApiError(named.missing, 400, `The ID '${id}' does not exist`);
        return found.data;
      }),
      next: undefined,
    };
  }
  return listed(context, type, input.NextToken, pageSize(input.MaxResults, { least: 5, most }));
}

function regionSettings({ state, region }: OperationContext) {
  return state.find('AWS::EC2::RegionSettings', region, region)?.data ?? {};
}

/** Sets switches of a region. @throws ApiError when it was only to be tried */
function set(switches: Ec2RegionSettings, isDryRun: boolean | undefined, context: OperationContext): void {
  refuseDryRun(isDryRun);
  const settings = context.state.find('AWS::EC2::RegionSettings', context.region, context.region);
  if (!settings) throw new ApiError('UnsupportedOperation', 400, 'The region has no settings.');
  mend(settings, switches, context);
}

/** EC2: what runs, what it is attached to, and a region's switches. */
export const ec2 = defineService({
  name: 'ec2',
  signingName: 'ec2',
  schemas: () => import('@aws-sdk/client-ec2'),
  touches: {
    StartInstances: ({ InstanceIds }, context) => touchedInstances('ec2:StartInstances', InstanceIds, context),
    StopInstances: ({ InstanceIds }, context) => touchedInstances('ec2:StopInstances', InstanceIds, context),
    RebootInstances: ({ InstanceIds }, context) => touchedInstances('ec2:RebootInstances', InstanceIds, context),
    TerminateInstances: ({ InstanceIds }, context) => touchedInstances('ec2:TerminateInstances', InstanceIds, context),
    RunInstances: touchedByLaunch,
    CreateLaunchTemplate: touchedByNewTemplate,
    CreateLaunchTemplateVersion: ({ LaunchTemplateId }, context) =>
      touchedTemplate('ec2:CreateLaunchTemplateVersion', LaunchTemplateId, context),
    ModifyLaunchTemplate: ({ LaunchTemplateId }, context) => touchedTemplate('ec2:ModifyLaunchTemplate', LaunchTemplateId, context),
  },
  operations: {
    StartInstances: startInstances,
    StopInstances: stopInstances,
    RebootInstances: rebootInstances,
    TerminateInstances: terminateInstances,
    DescribeInstanceAttribute: describeAttribute,
    RunInstances: runInstances,
    CreateLaunchTemplate: createTemplate,
    CreateLaunchTemplateVersion: createVersion,
    ModifyLaunchTemplate: setDefault,
    DescribeRegions: ({ AllRegions }, { account, partitionDns }) => ({
      Regions: account.regions
        .filter(({ enabled }) => AllRegions || enabled)
        .map(({ name, enabled }) => ({
          RegionName: name,
          Endpoint: `ec2.${name}.${partitionDns}`,
          OptInStatus: enabled ? (needsOptIn(name) ? 'opted-in' : 'opt-in-not-required') : 'not-opted-in',
        })),
    }),
    DescribeInstances(input, context) {
      const { items, next } = described(context, 'AWS::EC2::Instance', input, {
        ids: input.InstanceIds,
        missing: 'InvalidInstanceID.NotFound',
      });
      return {
        Reservations: items.map((instance) => ({
          ReservationId: `r-${instance.InstanceId?.slice(2)}`,
          OwnerId: context.accountId,
          Groups: [],
          Instances: [instance],
        })),
        NextToken: next,
      };
    },
    DescribeVolumes(input, context) {
      const { items, next } = described(context, 'AWS::EC2::Volume', input, { ids: input.VolumeIds, missing: 'InvalidVolume.NotFound' });
      return { Volumes: items, NextToken: next };
    },
    DescribeSnapshots(input, context) {
      const { items, next } = snapshotPage(input, context);
      return { Snapshots: items.map(({ restorableByAll: _, ...snapshot }) => snapshot), NextToken: next };
    },
    DescribeSnapshotAttribute({ SnapshotId = '', Attribute }, { state, region }) {
      const snapshot = state.find('AWS::EC2::Snapshot', region, SnapshotId);
      if (!snapshot) throw new ApiError('InvalidSnapshot.NotFound', 400, `The snapshot '${SnapshotId}' does not exist.`);
      if (Attribute !== 'createVolumePermission') return { SnapshotId, ProductCodes: [] };
      return { SnapshotId, CreateVolumePermissions: snapshot.data.restorableByAll ? [{ Group: 'all' as const }] : [] };
    },
    DescribeImages(input, context) {
      const others = (input.Owners ?? []).filter((owner) => owner !== 'self' && owner !== context.accountId);
      if (others.length > 0) return { Images: [] };
      const { items, next } = described(context, 'AWS::EC2::Image', input, { ids: input.ImageIds, missing: 'InvalidAMIID.NotFound' });
      return { Images: items, NextToken: next };
    },
    DescribeSecurityGroups(input, context) {
      const { items, next } = described(context, 'AWS::EC2::SecurityGroup', input, {
        ids: input.GroupIds,
        missing: 'InvalidGroup.NotFound',
      });
      return { SecurityGroups: items, NextToken: next };
    },
    DescribeNetworkAcls(input, context) {
      const { items, next } = described(context, 'AWS::EC2::NetworkAcl', input, {
        ids: input.NetworkAclIds,
        missing: 'InvalidNetworkAclID.NotFound',
      });
      return { NetworkAcls: items, NextToken: next };
    },
    DescribeVpcs(input, context) {
      const { items, next } = described(context, 'AWS::EC2::VPC', input, { ids: input.VpcIds, missing: 'InvalidVpcID.NotFound' });
      return { Vpcs: items, NextToken: next };
    },
    DescribeSubnets(input, context) {
      const { items, next } = described(context, 'AWS::EC2::Subnet', input, { ids: input.SubnetIds, missing: 'InvalidSubnetID.NotFound' });
      return { Subnets: items, NextToken: next };
    },
    DescribeFlowLogs(input, context) {
      const { items, next } = described(context, 'AWS::EC2::FlowLog', input, {
        ids: input.FlowLogIds,
        missing: 'InvalidFlowLogId.NotFound',
      });
      return { FlowLogs: items, NextToken: next };
    },
    // AWS gives all addresses at once.
    DescribeAddresses: (input, context) => ({
      Addresses: described(
        context,
        'AWS::EC2::EIP',
        { Filters: input.Filters },
        { ids: input.AllocationIds, missing: 'InvalidAllocationID.NotFound' },
        1_000_000,
      ).items,
    }),
    DescribeTransitGateways(input, context) {
      const named = { ids: input.TransitGatewayIds, missing: 'InvalidTransitGatewayID.NotFound' };
      const { items, next } = described(context, 'AWS::EC2::TransitGateway', input, named);
      return { TransitGateways: items, NextToken: next };
    },
    DescribeClientVpnEndpoints(input, context) {
      const named = { ids: input.ClientVpnEndpointIds, missing: 'InvalidClientVpnEndpointId.NotFound' };
      const { items, next } = described(context, 'AWS::EC2::ClientVpnEndpoint', input, named);
      return { ClientVpnEndpoints: items, NextToken: next };
    },
    DescribeVpcEndpoints(input, context) {
      const { items, next } = described(context, 'AWS::EC2::VPCEndpoint', input, {
        ids: input.VpcEndpointIds,
        missing: 'InvalidVpcEndpointId.NotFound',
      });
      return { VpcEndpoints: items, NextToken: next };
    },
    // AWS gives all connections at once, each with the keys that its other side needs.
    DescribeVpnConnections: (input, context) => ({
      VpnConnections: described(
        context,
        'AWS::EC2::VPNConnection',
        { Filters: input.Filters },
        { ids: input.VpnConnectionIds, missing: 'InvalidVpnConnectionID.NotFound' },
        1_000_000,
      ).items.map((connection) => ({
        ...connection,
        CustomerGatewayConfiguration: '<vpn_connection><ike>made-up-key</ike></vpn_connection>',
      })),
    }),
    DescribeNetworkInterfaces(input, context) {
      const named = { ids: input.NetworkInterfaceIds, missing: 'InvalidNetworkInterfaceID.NotFound' };
      const { items, next } = described(context, 'AWS::EC2::NetworkInterface', input, named);
      return { NetworkInterfaces: items, NextToken: next };
    },
    DescribeNatGateways(input, context) {
      const named = { ids: input.NatGatewayIds, missing: 'NatGatewayNotFound' };
      const { items, next } = described(context, 'AWS::EC2::NatGateway', input, named);
      return { NatGateways: items, NextToken: next };
    },
    DescribeRouteTables(input, context) {
      const { items, next } = described(
        context,
        'AWS::EC2::RouteTable',
        input,
        { ids: input.RouteTableIds, missing: 'InvalidRouteTableID.NotFound' },
        100,
      );
      return { RouteTables: items, NextToken: next };
    },
    DescribeInternetGateways(input, context) {
      const named = { ids: input.InternetGatewayIds, missing: 'InvalidInternetGatewayID.NotFound' };
      const { items, next } = described(context, 'AWS::EC2::InternetGateway', input, named);
      return { InternetGateways: items, NextToken: next };
    },
    DescribeVpcPeeringConnections(input, context) {
      const named = { ids: input.VpcPeeringConnectionIds, missing: 'InvalidVpcPeeringConnectionID.NotFound' };
      const { items, next } = described(context, 'AWS::EC2::VPCPeeringConnection', input, named);
      return { VpcPeeringConnections: items, NextToken: next };
    },
    DescribeLaunchTemplates(input, context) {
      const named = { ids: input.LaunchTemplateIds, missing: 'InvalidLaunchTemplateId.NotFound' };
      const { items, next } = described(
        context,
        'AWS::EC2::LaunchTemplate',
        { ...input, MaxResults: input.MaxResults && Math.max(5, input.MaxResults) },
        named,
        200,
      );
      return { LaunchTemplates: items.map(({ versions: _, ...template }) => template), NextToken: next };
    },
    DescribeLaunchTemplateVersions: (input, context) => launchTemplateVersions(input, context),
    EnableEbsEncryptionByDefault({ DryRun }, context) {
      set({ ebsEncryptionByDefault: true }, DryRun, context);
      return { EbsEncryptionByDefault: true };
    },
    EnableSnapshotBlockPublicAccess({ State, DryRun }, context) {
      set({ snapshotBlockPublicAccess: State }, DryRun, context);
      return { State };
    },
    EnableImageBlockPublicAccess({ ImageBlockPublicAccessState, DryRun }, context) {
      set({ imageBlockPublicAccess: ImageBlockPublicAccessState }, DryRun, context);
      return { ImageBlockPublicAccessState };
    },
    DisableSerialConsoleAccess({ DryRun }, context) {
      set({ serialConsoleAccess: false }, DryRun, context);
      return { SerialConsoleAccessEnabled: false };
    },
    ModifyInstanceMetadataDefaults({ HttpTokens, DryRun }, context) {
      const before = regionSettings(context).instanceMetadataDefaults;
      const tokens = HttpTokens === 'required' || HttpTokens === 'optional' ? HttpTokens : undefined;
      set({ instanceMetadataDefaults: { ...before, HttpTokens: tokens } }, DryRun, context);
      return { Return: true };
    },
    GetEbsEncryptionByDefault: (_input, context) => ({
      EbsEncryptionByDefault: regionSettings(context).ebsEncryptionByDefault,
      SseType: 'sse-kms' as const,
    }),
    GetEbsDefaultKmsKeyId: (_input, context) => ({ KmsKeyId: regionSettings(context).ebsDefaultKmsKeyId }),
    GetSnapshotBlockPublicAccessState: (_input, context) => ({
      State: regionSettings(context).snapshotBlockPublicAccess as 'unblocked' | undefined,
      ManagedBy: 'account' as const,
    }),
    GetImageBlockPublicAccessState: (_input, context) => ({
      ImageBlockPublicAccessState: regionSettings(context).imageBlockPublicAccess,
      ManagedBy: 'account' as const,
    }),
    GetInstanceMetadataDefaults: (_input, context) => ({ AccountLevel: regionSettings(context).instanceMetadataDefaults }),
    GetSerialConsoleAccessStatus: (_input, context) => ({
      SerialConsoleAccessEnabled: regionSettings(context).serialConsoleAccess,
      ManagedBy: 'account' as const,
    }),
  },
});
