import type { GroupIdentifier, NetworkInterface } from '@aws-sdk/client-ec2';
import type { Draft, Tags } from '../draft';
import { tagList } from '../draft';
import { pick } from '../ids';
import type { ElasticAddress } from './address';

export interface SubnetPlace {
  id: string;
  zone: string;
  cidr: string;
  vpcId: string;
}

export interface InterfaceOptions {
  region: string;
  /** What it is made for: makes its id. */
  key: string;
  subnet: SubnetPlace;
  groups: readonly GroupIdentifier[];
  description: string;
  kind?: NetworkInterface['InterfaceType'];
  /** Attached to this instance; left out for what AWS itself runs. */
  instance?: { id: string; at: Date; deviceIndex: number };
  /** An address that comes and goes with the instance. */
  publicIp?: string;
  elastic?: ElasticAddress;
  ipv6?: string;
  tags?: Tags;
}

export function hostName(region: string, ip: string): string {
  return `ip-${ip.replaceAll('.', '-')}.${region === 'us-east-1' ? 'ec2' : `${region}.compute`}.internal`;
}

/** Adds a network interface with the next free address of its subnet. */
export function addInterface(draft: Draft, options: InterfaceOptions): { id: string; privateIp: string; data: NetworkInterface } {
  const { region, key, subnet, instance, elastic, tags = {} } = options;
  const id = draft.id('eni', key);
  const privateIp = draft.nextAddress(subnet.cidr);
  const association = elastic
    ? { AllocationId: elastic.allocationId, AssociationId: elastic.associationId, IpOwnerId: draft.account, PublicIp: elastic.ip }
    : options.publicIp
      ? { IpOwnerId: 'amazon', PublicIp: options.publicIp }
      : undefined;
  const data: NetworkInterface = {
    NetworkInterfaceId: id,
    InterfaceType: options.kind ?? 'interface',
    Description: options.description,
    Status: 'in-use',
    AvailabilityZone: subnet.zone,
    SubnetId: subnet.id,
    VpcId: subnet.vpcId,
    OwnerId: draft.account,
    MacAddress: macAddress(key),
    PrivateIpAddress: privateIp,
    PrivateDnsName: hostName(region, privateIp),
    PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: privateIp, Association: association }],
    Ipv6Addresses: options.ipv6 ? [{ Ipv6Address: options.ipv6 }] : [],
    Association: association,
    Attachment: {
      AttachmentId: draft.id('eni-attach', key),
      AttachTime: instance?.at,
      DeleteOnTermination: instance ? instance.deviceIndex === 0 : false,
      DeviceIndex: instance?.deviceIndex ?? 1,
      InstanceId: instance?.id,
      InstanceOwnerId: instance ? draft.account : 'amazon-aws',
      Status: 'attached',
    },
    Groups: [...options.groups],
    RequesterManaged: !instance,
    SourceDestCheck: options.kind !== 'natGateway',
    TagSet: tagList(tags),
  };
  draft.add({ type: 'AWS::EC2::NetworkInterface', id, arn: draft.arn('ec2', region, `network-interface/${id}`), region, tags, data });
  return { id, privateIp, data };
}

function macAddress(key: string): string {
  return ['02', ...[1, 2, 3, 4, 5].map((part) => pick(`mac${part}/${key}`, 256).toString(16).padStart(2, '0'))].join(':');
}
