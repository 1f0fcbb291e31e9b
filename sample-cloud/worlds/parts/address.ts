import type { Draft, Tags } from '../draft';
import { tagList } from '../draft';
import { pick } from '../ids';

/** First octets out of the blocks that Amazon announces in these regions. */
const blocks: Record<string, readonly string[]> = {
  'eu-central-1': ['3.120', '18.156', '18.184', '35.156', '52.58'],
  'us-east-1': ['3.208', '18.204', '34.224', '52.20', '54.86'],
  'eu-west-1': ['34.240', '52.16', '54.72', '99.80'],
  'ap-southeast-1': ['13.212', '18.136', '52.74', '54.169'],
};

/** A public IPv4 address as the region might hand out, always the same for the same key. */
export function publicIp(region: string, key: string): string {
  const choices = blocks[region] ?? ['3.16', '18.216'];
  return `${choices[pick(`block/${key}`, choices.length)]}.${pick(`third/${key}`, 254) + 1}.${pick(`fourth/${key}`, 252) + 2}`;
}

export interface ElasticAddress {
  ip: string;
  allocationId: string;
  associationId: string;
}

export interface AddressOptions {
  region: string;
  name: string;
  /** What it is attached to; nothing: it costs money and serves nobody. */
  attachment?: { instanceId?: string; interfaceId: string; privateIp: string };
  tags?: Tags;
}

/** The ids of an elastic address, known before it is added. */
export function elasticAddress(draft: Draft, region: string, name: string): ElasticAddress {
  const key = `${region}/${name}`;
  return {
    ip: publicIp(region, `${draft.account}/${key}`),
    allocationId: draft.id('eipalloc', key),
    associationId: draft.id('eipassoc', key),
  };
}

/** Adds an elastic address. Those of NAT gateways get their attachment from the interface that is added next. */
export function addAddress(draft: Draft, { region, name, attachment, tags = {} }: AddressOptions): ElasticAddress {
  const address = elasticAddress(draft, region, name);
  const named = { Name: name, ...tags };
  draft.add({
    type: 'AWS::EC2::EIP',
    id: address.allocationId,
    arn: draft.arn('ec2', region, `elastic-ip/${address.allocationId}`),
    region,
    tags: named,
    data: {
      AllocationId: address.allocationId,
      PublicIp: address.ip,
      PublicIpv4Pool: 'amazon',
      Domain: 'vpc',
      NetworkBorderGroup: region,
      ...(attachment && {
        AssociationId: address.associationId,
        InstanceId: attachment.instanceId,
        NetworkInterfaceId: attachment.interfaceId,
        NetworkInterfaceOwnerId: draft.account,
        PrivateIpAddress: attachment.privateIp,
      }),
      Tags: tagList(named),
    },
  });
  return address;
}
