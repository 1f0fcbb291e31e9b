import type { GroupIdentifier } from '@aws-sdk/client-ec2';
import type { WorldResource } from '../../contract';
import { tagList } from '../draft';
import { iamId } from '../ids';
import { accounts } from '../lumen';
import { idAt, mix, nameAt } from './fleet-ids';
import { fleetPlace, PER_VPC } from './fleet-network';
import { type FleetScope, instanceTags } from './fleet-scope';

const account = accounts.production;
const profile = {
  Arn: `arn:aws:iam::${account}:instance-profile/lumen-storefront-instance`,
  Id: iamId('AIPA', `${account}/lumen-storefront-instance`),
};

/** What instance, interface and root volume number `index` have in common. */
function machine(scope: FleetScope, index: number) {
  const number = Math.floor(index / PER_VPC);
  const within = (index % PER_VPC) + 10;
  const chance = mix(scope.place, index);
  return {
    ...fleetPlace(scope.region, number),
    instanceId: idAt('i', scope.place, index),
    volumeId: idAt('vol', scope.place, index),
    interfaceId: idAt('eni', scope.place, index),
    ip: `10.${64 + number}.${within >> 8}.${within & 255}`,
    groups: [groupOf(scope, number, index)],
    launched: scope.ago(61 + (chance % 700)),
    tags: instanceTags(nameAt('fleet', index), chance),
    chance,
  };
}

/** The security group of an instance: one of its VPC's. */
function groupOf(scope: FleetScope, number: number, index: number): GroupIdentifier {
  const [from, to] = groupRange(scope, number);
  if (from === to) return { GroupId: fleetPlace(scope.region, number).defaultGroupId, GroupName: 'default' };
  const at = from + (index % (to - from));
  return { GroupId: idAt('sg', scope.place, at), GroupName: nameAt('fleet-service', at) };
}

/** Security groups are dealt out to the VPCs in runs of the same length. */
function groupRange({ groups, instances }: FleetScope, number: number): [number, number] {
  const vpcs = Math.max(1, Math.ceil(instances / PER_VPC));
  return [Math.ceil((number * groups) / vpcs), Math.ceil(((number + 1) * groups) / vpcs)];
}

export function vpcOfGroup({ groups, instances }: FleetScope, index: number): number {
  const vpcs = Math.max(1, Math.ceil(instances / PER_VPC));
  return Math.floor((index * vpcs) / groups);
}

export function fleetInstance(scope: FleetScope, index: number): WorldResource<'AWS::EC2::Instance'> {
  const { region } = scope;
  const it = machine(scope, index);
  const face = {
    NetworkInterfaceId: it.interfaceId,
    SubnetId: it.subnetId,
    VpcId: it.vpcId,
    PrivateIpAddress: it.ip,
    OwnerId: account,
    Status: 'in-use' as const,
    Groups: it.groups,
  };
  return {
    type: 'AWS::EC2::Instance',
    id: it.instanceId,
    arn: `arn:aws:ec2:${region}:${account}:instance/${it.instanceId}`,
    region,
    tags: it.tags,
    data: {
      InstanceId: it.instanceId,
      ImageId: scope.imageId,
      InstanceType: 'm7g.large',
      Architecture: 'arm64',
      VirtualizationType: 'hvm',
      Hypervisor: 'xen',
      State: { Code: 16, Name: 'running' },
      StateTransitionReason: '',
      LaunchTime: it.launched,
      Placement: { AvailabilityZone: it.zone, Tenancy: 'default', GroupName: '' },
      SubnetId: it.subnetId,
      VpcId: it.vpcId,
      PrivateIpAddress: it.ip,
      PrivateDnsName: `ip-${it.ip.replaceAll('.', '-')}.${region}.compute.internal`,
      PublicDnsName: '',
      SecurityGroups: it.groups,
      IamInstanceProfile: profile,
      MetadataOptions: {
        State: 'applied',
        HttpTokens: it.chance % 20 === 0 ? 'optional' : 'required',
        HttpPutResponseHopLimit: 2,
        HttpEndpoint: 'enabled',
      },
      Monitoring: { State: it.chance % 7 === 0 ? 'disabled' : 'enabled' },
      RootDeviceName: '/dev/xvda',
      RootDeviceType: 'ebs',
      BlockDeviceMappings: [
        { DeviceName: '/dev/xvda', Ebs: { VolumeId: it.volumeId, AttachTime: it.launched, DeleteOnTermination: true, Status: 'attached' } },
      ],
      NetworkInterfaces: [
        {
          ...face,
          InterfaceType: 'interface',
          Attachment: { DeviceIndex: 0, Status: 'attached', AttachTime: it.launched, DeleteOnTermination: true },
        },
      ],
      EbsOptimized: true,
      EnaSupport: true,
      SourceDestCheck: true,
      AmiLaunchIndex: 0,
      Tags: tagList(it.tags),
    },
  };
}

export function fleetInterface(scope: FleetScope, index: number): WorldResource<'AWS::EC2::NetworkInterface'> {
  const it = machine(scope, index);
  return {
    type: 'AWS::EC2::NetworkInterface',
    id: it.interfaceId,
    arn: `arn:aws:ec2:${scope.region}:${account}:network-interface/${it.interfaceId}`,
    region: scope.region,
    tags: {},
    data: {
      NetworkInterfaceId: it.interfaceId,
      InterfaceType: 'interface',
      Description: '',
      Status: 'in-use',
      AvailabilityZone: it.zone,
      SubnetId: it.subnetId,
      VpcId: it.vpcId,
      OwnerId: account,
      PrivateIpAddress: it.ip,
      PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: it.ip }],
      Attachment: {
        InstanceId: it.instanceId,
        InstanceOwnerId: account,
        DeviceIndex: 0,
        Status: 'attached',
        AttachTime: it.launched,
        DeleteOnTermination: true,
      },
      Groups: it.groups,
      RequesterManaged: false,
      SourceDestCheck: true,
      TagSet: [],
    },
  };
}

/** The root volume of an instance; those beyond the instances are attached to nothing. */
export function fleetVolume(scope: FleetScope, index: number): WorldResource<'AWS::EC2::Volume'> {
  const it = machine(scope, index);
  const attached = index < scope.instances;
  return {
    type: 'AWS::EC2::Volume',
    id: it.volumeId,
    arn: `arn:aws:ec2:${scope.region}:${account}:volume/${it.volumeId}`,
    region: scope.region,
    tags: it.tags,
    data: {
      VolumeId: it.volumeId,
      Size: 30,
      VolumeType: 'gp3',
      Iops: 3000,
      Throughput: 125,
      AvailabilityZone: it.zone,
      State: attached ? 'in-use' : 'available',
      Encrypted: it.chance % 12 !== 0,
      ...(it.chance % 12 !== 0 && { KmsKeyId: scope.kmsKeyArn }),
      SnapshotId: '',
      CreateTime: it.launched,
      MultiAttachEnabled: false,
      Attachments: attached
        ? [
            {
              VolumeId: it.volumeId,
              InstanceId: it.instanceId,
              Device: '/dev/xvda',
              State: 'attached',
              AttachTime: it.launched,
              DeleteOnTermination: true,
            },
          ]
        : [],
      Tags: tagList(it.tags),
    },
  };
}
