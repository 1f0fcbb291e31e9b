import type { LaunchTemplateVersion } from '@aws-sdk/client-ec2';
import { all, type Extract, type Found, found, Place } from './place';

const groups = (place: Place, list: readonly { GroupId?: string }[] | undefined): Found[] =>
  all(
    'guarded-by',
    list?.map(({ GroupId }) => place.ec2('security-group', GroupId)),
  );

/** A copied snapshot names this volume, which never was. Source: EC2 API Reference, Snapshot. */
const noVolume = 'vol-ffffffff';

export const instance: Extract<'AWS::EC2::Instance'> = ({ data, tags }, place) => [
  found('in-subnet', place.ec2('subnet', data.SubnetId)),
  ...groups(place, data.SecurityGroups),
  found('has-profile', data.IamInstanceProfile?.Arn),
  found('uses-image', place.ec2('image', data.ImageId)),
  found('made-from', place.ec2('launch-template', tags['aws:ec2launchtemplate:id']), tags['aws:ec2launchtemplate:version']),
];

export const volume: Extract<'AWS::EC2::Volume'> = ({ data }, place) => [
  ...(data.Attachments ?? []).map(({ InstanceId, Device }) => found('attached-to', place.ec2('instance', InstanceId), Device)),
  found('made-from', place.ec2('snapshot', data.SnapshotId)),
  found('encrypted-by', place.key(data.KmsKeyId)),
];

export const snapshot: Extract<'AWS::EC2::Snapshot'> = ({ data }, place) => [
  found('made-from', data.VolumeId === noVolume ? null : place.ec2('volume', data.VolumeId)),
  found('encrypted-by', place.key(data.KmsKeyId)),
];

export const image: Extract<'AWS::EC2::Image'> = ({ data }, place) => [
  ...(data.BlockDeviceMappings ?? []).flatMap(({ Ebs, DeviceName }) => [
    found('made-from', place.ec2('snapshot', Ebs?.SnapshotId), DeviceName),
    found('encrypted-by', place.key(Ebs?.KmsKeyId)),
  ]),
  found('made-from', place.ec2('instance', data.SourceInstanceId)),
];

const ports = (protocol: string | undefined, from: number | undefined, to: number | undefined): string =>
  protocol === '-1' || protocol === undefined
    ? 'all traffic'
    : `${protocol}${from === undefined ? '' : `/${from === to ? from : `${from}-${to}`}`}`;

export const securityGroup: Extract<'AWS::EC2::SecurityGroup'> = ({ data }, place) => [
  found('in-vpc', place.ec2('vpc', data.VpcId, data.OwnerId)),
  ...(data.IpPermissions ?? []).flatMap(({ IpProtocol, FromPort, ToPort, UserIdGroupPairs }) =>
    (UserIdGroupPairs ?? []).map(({ GroupId, UserId }) =>
      found('lets-in', place.ec2('security-group', GroupId, UserId), ports(IpProtocol, FromPort, ToPort)),
    ),
  ),
];

export const networkAcl: Extract<'AWS::EC2::NetworkAcl'> = ({ data }, place) => [
  found('in-vpc', place.ec2('vpc', data.VpcId, data.OwnerId)),
];

export const subnet: Extract<'AWS::EC2::Subnet'> = ({ data }, place) => [found('in-vpc', place.ec2('vpc', data.VpcId, data.OwnerId))];

/** A flow log watches an interface, a subnet or a VPC, which its id tells. */
const watched: Record<string, string> = { eni: 'network-interface', subnet: 'subnet', vpc: 'vpc', tgw: 'transit-gateway' };

export const flowLog: Extract<'AWS::EC2::FlowLog'> = ({ data }, place) => {
  const kind = watched[data.ResourceId?.split('-')[0] ?? ''];
  const isBucket = data.LogDestinationType === 's3';
  return [
    found('part-of', kind ? place.ec2(kind, data.ResourceId) : null),
    found('logs-to', isBucket ? data.LogDestination?.split('/')[0] : place.logGroup(data.LogDestination ?? data.LogGroupName)),
    found('has-role', data.DeliverLogsPermissionArn),
  ];
};

export const address: Extract<'AWS::EC2::EIP'> = ({ data }, place) => [
  found('attached-to', place.ec2('network-interface', data.NetworkInterfaceId)),
  found('attached-to', place.ec2('instance', data.InstanceId)),
];

export const networkInterface: Extract<'AWS::EC2::NetworkInterface'> = ({ data }, place) => [
  found(
    'attached-to',
    place.ec2('instance', data.Attachment?.InstanceId),
    data.Attachment?.DeviceIndex === undefined ? undefined : `device ${data.Attachment.DeviceIndex}`,
  ),
  found('in-subnet', place.ec2('subnet', data.SubnetId)),
  ...groups(place, data.Groups),
];

export const routeTable: Extract<'AWS::EC2::RouteTable'> = ({ data }, place) => [
  found('in-vpc', place.ec2('vpc', data.VpcId, data.OwnerId)),
  ...(data.Associations ?? []).map(({ Main, SubnetId }) =>
    Main
      ? found('routes-for', place.ec2('vpc', data.VpcId, data.OwnerId), 'main')
      : found('routes-for', place.ec2('subnet', SubnetId, data.OwnerId)),
  ),
  ...(data.Routes ?? []).map((route) => {
    const to = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId;
    return found('routes-to', next(route, place), route.State === 'blackhole' ? `${to} (black hole)` : to);
  }),
];

const gatewayTypes: Record<string, string> = { igw: 'internet-gateway', vgw: 'vpn-gateway', vpce: 'vpc-endpoint', cagw: 'carrier-gateway' };

function next(route: NonNullable<Parameters<typeof routeTable>[0]['data']['Routes']>[number], place: Place): string | null {
  const gateway = gatewayTypes[route.GatewayId?.split('-')[0] ?? ''];
  return (
    (gateway ? place.ec2(gateway, route.GatewayId) : null) ??
    place.ec2('natgateway', route.NatGatewayId) ??
    place.ec2('vpc-peering-connection', route.VpcPeeringConnectionId) ??
    place.ec2('transit-gateway', route.TransitGatewayId) ??
    place.ec2('instance', route.InstanceId) ??
    place.ec2('network-interface', route.NetworkInterfaceId) ??
    place.ec2('egress-only-internet-gateway', route.EgressOnlyInternetGatewayId)
  );
}

export const internetGateway: Extract<'AWS::EC2::InternetGateway'> = ({ data }, place) =>
  (data.Attachments ?? []).map(({ VpcId }) => found('in-vpc', place.ec2('vpc', VpcId, data.OwnerId)));

export const natGateway: Extract<'AWS::EC2::NatGateway'> = ({ data }, place) => [
  found('in-vpc', place.ec2('vpc', data.VpcId)),
  found('in-subnet', place.ec2('subnet', data.SubnetId)),
  ...(data.NatGatewayAddresses ?? []).map(({ NetworkInterfaceId, PublicIp }) =>
    found('attached-to', place.ec2('network-interface', NetworkInterfaceId), PublicIp),
  ),
];

export const peering: Extract<'AWS::EC2::VPCPeeringConnection'> = ({ data }, place) =>
  [
    { side: data.RequesterVpcInfo, via: 'requester' },
    { side: data.AccepterVpcInfo, via: 'accepter' },
  ].map(({ side, via }) => {
    const there = new Place(place.account, place.partition, side?.Region || place.region);
    return found('part-of', there.ec2('vpc', side?.VpcId, side?.OwnerId), via);
  });

export const clientVpn: Extract<'AWS::EC2::ClientVpnEndpoint'> = ({ data }, place) => [
  found('in-vpc', place.ec2('vpc', data.VpcId)),
  ...all(
    'guarded-by',
    data.SecurityGroupIds?.map((id) => place.ec2('security-group', id)),
  ),
  found('certified-by', data.ServerCertificateArn),
  found('logs-to', place.logGroup(data.ConnectionLogOptions?.CloudwatchLogGroup)),
];

export const vpnConnection: Extract<'AWS::EC2::VPNConnection'> = ({ data }, place) => [
  found('attached-to', place.ec2('transit-gateway', data.TransitGatewayId)),
  found('attached-to', place.ec2('vpn-gateway', data.VpnGatewayId)),
];

export const endpoint: Extract<'AWS::EC2::VPCEndpoint'> = ({ data }, place) => [
  found('in-vpc', place.ec2('vpc', data.VpcId)),
  ...all(
    'in-subnet',
    data.SubnetIds?.map((id) => place.ec2('subnet', id)),
  ),
  ...groups(place, data.Groups),
];

const templateEdges = ({ VersionNumber, LaunchTemplateData: data }: LaunchTemplateVersion, place: Place): Found[] => {
  const via = `version ${VersionNumber}`;
  const profile = data?.IamInstanceProfile;
  return [
    found(
      'has-profile',
      profile?.Arn ?? (profile?.Name ? `arn:${place.partition}:iam::${place.account}:instance-profile/${profile.Name}` : null),
      via,
    ),
    found('uses-image', data?.ImageId?.startsWith('ami-') ? place.ec2('image', data.ImageId) : null, via),
    ...[...(data?.SecurityGroupIds ?? []), ...(data?.NetworkInterfaces ?? []).flatMap(({ Groups }) => Groups ?? [])].map((id) =>
      found('guarded-by', place.ec2('security-group', id), via),
    ),
    ...(data?.NetworkInterfaces ?? []).map(({ SubnetId }) => found('in-subnet', place.ec2('subnet', SubnetId), via)),
    ...(data?.BlockDeviceMappings ?? []).map(({ Ebs }) => found('encrypted-by', place.key(Ebs?.KmsKeyId), via)),
  ];
};

export const launchTemplate: Extract<'AWS::EC2::LaunchTemplate'> = ({ data }, place) =>
  data.versions.flatMap((version) => templateEdges(version, place));

export const regionSettings: Extract<'AWS::EC2::RegionSettings'> = ({ data }, place) => [
  found('encrypted-by', place.key(data.ebsDefaultKmsKeyId), 'default of volumes'),
];
