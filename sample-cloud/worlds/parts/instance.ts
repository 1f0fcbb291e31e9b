import type { GroupIdentifier, Instance, InstanceMetadataOptionsResponse } from '@aws-sdk/client-ec2';
import type { Draft, Tags } from '../draft';
import { tagList } from '../draft';
import { iamId } from '../ids';
import { addAddress, elasticAddress, publicIp } from './address';
import { addInterface, hostName, type SubnetPlace } from './network-interface';
import { addVolume } from './volume';

export interface InstanceOptions {
  region: string;
  /** Its `Name` tag, unique in the region. */
  name: string;
  subnet: SubnetPlace;
  groups: readonly GroupIdentifier[];
  launched: Date;
  /** The script that it runs when it starts for the first time. */
  userData?: string;
  instanceType?: Instance['InstanceType'];
  imageId?: string;
  /** Name of the role behind its instance profile. */
  profile?: string | null;
  /** `v1`: tokens are optional. */
  metadata?: 'required' | 'v1';
  monitored?: boolean;
  keyName?: string;
  /** `elastic`: an address of its own; `launch`: one from the pool while it runs. */
  publicAddress?: 'elastic' | 'launch' | null;
  ipv6?: string;
  /** When it was stopped, if it is. */
  stopped?: Date;
  windows?: boolean;
  /** Left from the days before hardware virtualization. */
  paravirtual?: boolean;
  rootGiB?: number;
  /** Encrypts its volumes; null: they are not encrypted. */
  kmsKeyArn: string | null;
  /** Further volumes: device letter and size. */
  data?: readonly { letter: string; size: number; kmsKeyArn?: string | null }[];
  /** A second interface in this subnet. */
  second?: SubnetPlace;
  /** Graviton. */
  arm?: boolean;
  tags: Tags;
}

const tokens = (required: boolean): InstanceMetadataOptionsResponse => ({
  State: 'applied',
  HttpTokens: required ? 'required' : 'optional',
  HttpPutResponseHopLimit: required ? 2 : 1,
  HttpEndpoint: 'enabled',
  HttpProtocolIpv6: 'disabled',
  InstanceMetadataTags: 'disabled',
});

/** Adds an instance with its volumes, interfaces and address; gives its id. */
export function addInstance(draft: Draft, options: InstanceOptions): string {
  const { region, name, subnet, launched, stopped, data = [] } = options;
  const id = draft.id('i', `${region}/${name}`);
  const tags = { Name: name, ...options.tags };
  const root = options.windows ? '/dev/sda1' : '/dev/xvda';
  const elastic = options.publicAddress === 'elastic' ? elasticAddress(draft, region, name) : undefined;
  const pooled = options.publicAddress === 'launch' && !stopped ? publicIp(region, `${draft.account}/${id}`) : undefined;
  const volumes = [{ letter: '', size: options.rootGiB ?? 30, kmsKeyArn: options.kmsKeyArn }, ...data].map((volume) => {
    const device = volume.letter ? `/dev/sd${volume.letter}` : root;
    const volumeName = volume.letter ? `${name}-data-${volume.letter}` : `${name}-root`;
    const kmsKeyArn = volume.kmsKeyArn === undefined ? options.kmsKeyArn : volume.kmsKeyArn;
    const attachment = { instanceId: id, device, deleteOnTermination: volume.letter === '' };
    const VolumeId = addVolume(draft, {
      region,
      zone: subnet.zone,
      name: volumeName,
      size: volume.size,
      kmsKeyArn,
      created: launched,
      attachment,
      tags: options.tags,
    });
    return {
      DeviceName: device,
      Ebs: { VolumeId, AttachTime: launched, DeleteOnTermination: attachment.deleteOnTermination, Status: 'attached' as const },
    };
  });
  const interfaces = [subnet, ...(options.second ? [options.second] : [])].map((place, deviceIndex) =>
    addInterface(draft, {
      region,
      key: `${id}/${deviceIndex}`,
      subnet: place,
      groups: options.groups,
      description: deviceIndex === 0 ? '' : `${name} second interface`,
      instance: { id, at: launched, deviceIndex },
      ...(deviceIndex === 0 && { elastic, publicIp: pooled, ipv6: options.ipv6 }),
      tags: options.tags,
    }),
  );
  const primary = interfaces[0];
  if (elastic && primary) {
    addAddress(draft, {
      region,
      name,
      attachment: { instanceId: id, interfaceId: primary.id, privateIp: primary.privateIp },
      tags: options.tags,
    });
  }
  const ip = elastic?.ip ?? pooled;
  draft.add({
    type: 'AWS::EC2::Instance',
    id,
    arn: draft.arn('ec2', region, `instance/${id}`),
    region,
    tags,
    ...(options.userData && { raw: { userData: options.userData } }),
    data: {
      InstanceId: id,
      ImageId: options.imageId ?? `ami-0${draft.id('x', `${region}/al2023${options.arm ? '-arm64' : ''}`).slice(3)}`,
      InstanceType: options.instanceType ?? 'm6i.large',
      Architecture: options.arm ? 'arm64' : 'x86_64',
      Hypervisor: 'xen',
      VirtualizationType: options.paravirtual ? 'paravirtual' : 'hvm',
      ...(options.windows && { Platform: 'Windows' as const }),
      PlatformDetails: options.windows ? 'Windows' : 'Linux/UNIX',
      State: stopped ? { Code: 80, Name: 'stopped' } : { Code: 16, Name: 'running' },
      StateTransitionReason: stopped ? `User initiated (${stopped.toISOString().slice(0, 19).replace('T', ' ')} GMT)` : '',
      ...(stopped && {
        StateReason: { Code: 'Client.UserInitiatedShutdown', Message: 'Client.UserInitiatedShutdown: User initiated shutdown' },
      }),
      LaunchTime: launched,
      Placement: { AvailabilityZone: subnet.zone, Tenancy: 'default', GroupName: '' },
      SubnetId: subnet.id,
      VpcId: subnet.vpcId,
      PrivateIpAddress: primary?.privateIp,
      PrivateDnsName: hostName(region, primary?.privateIp ?? ''),
      PublicDnsName: ip ? `ec2-${ip.replaceAll('.', '-')}.${region === 'us-east-1' ? 'compute-1' : `${region}.compute`}.amazonaws.com` : '',
      ...(ip && { PublicIpAddress: ip }),
      ...(options.ipv6 && { Ipv6Address: options.ipv6 }),
      SecurityGroups: [...options.groups],
      ...(options.profile && {
        IamInstanceProfile: {
          Arn: draft.arn('iam', '', `instance-profile/${options.profile}`),
          Id: iamId('AIPA', `${draft.account}/${options.profile}`),
        },
      }),
      MetadataOptions: tokens(options.metadata !== 'v1'),
      Monitoring: { State: options.monitored ? 'enabled' : 'disabled' },
      ...(options.keyName && { KeyName: options.keyName }),
      RootDeviceName: root,
      RootDeviceType: 'ebs',
      BlockDeviceMappings: volumes,
      NetworkInterfaces: interfaces.map(({ data: face }) => ({
        NetworkInterfaceId: face.NetworkInterfaceId,
        InterfaceType: 'interface',
        SubnetId: face.SubnetId,
        VpcId: face.VpcId,
        OwnerId: face.OwnerId,
        Status: face.Status,
        MacAddress: face.MacAddress,
        PrivateIpAddress: face.PrivateIpAddress,
        Description: face.Description,
        Groups: face.Groups,
        Association: face.Association && { IpOwnerId: face.Association.IpOwnerId, PublicIp: face.Association.PublicIp },
        Attachment: {
          AttachmentId: face.Attachment?.AttachmentId,
          AttachTime: launched,
          DeleteOnTermination: face.Attachment?.DeleteOnTermination,
          DeviceIndex: face.Attachment?.DeviceIndex,
          Status: 'attached',
        },
        Ipv6Addresses: face.Ipv6Addresses,
        SourceDestCheck: true,
      })),
      EbsOptimized: !options.paravirtual,
      EnaSupport: !options.paravirtual,
      SourceDestCheck: true,
      AmiLaunchIndex: 0,
      CpuOptions: { CoreCount: 1, ThreadsPerCore: options.arm ? 1 : 2 },
      Tags: tagList(tags),
    },
  });
  return id;
}
