import {
  DescribeAddressesCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeVolumesCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { listIn } from '../answers';
import type { AnyResource, CollectContext } from '../types';
import { listEc2 } from './list-ec2';

// Every call says how many items it wants: EC2 keeps a far smaller rate for those that do not.

export function collectInstances(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(EC2Client);
  const operation = 'ec2:DescribeInstances';
  const source = { operation, region: context.region } as const;
  return listEc2(context, {
    type: 'AWS::EC2::Instance',
    operation,
    filter: 'instance-id',
    fetch: (NextToken, Filters) => client.send(new DescribeInstancesCommand({ Filters, MaxResults: 1000, NextToken })),
    items: (answer) => listIn(source, answer.Reservations).flatMap(({ Instances }) => listIn(source, Instances)),
    facts: (item) => ({ id: item.InstanceId, tags: item.Tags }),
  });
}

export function collectVolumes(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(EC2Client);
  return listEc2(context, {
    type: 'AWS::EC2::Volume',
    operation: 'ec2:DescribeVolumes',
    filter: 'volume-id',
    fetch: (NextToken, Filters) => client.send(new DescribeVolumesCommand({ Filters, MaxResults: 1000, NextToken })),
    items: (answer) => answer.Volumes,
    facts: (item) => ({ id: item.VolumeId, tags: item.Tags }),
  });
}

export function collectImages(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(EC2Client);
  return listEc2(context, {
    type: 'AWS::EC2::Image',
    operation: 'ec2:DescribeImages',
    filter: 'image-id',
    fetch: (NextToken, Filters) =>
      client.send(new DescribeImagesCommand({ Owners: ['self'], IncludeDeprecated: true, Filters, MaxResults: 1000, NextToken })),
    items: (answer) => answer.Images,
    facts: (item) => ({ id: item.ImageId, name: item.Name, tags: item.Tags }),
  });
}

/** DescribeAddresses has no pages. An address of EC2-Classic has no allocation id. */
export function collectAddresses(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(EC2Client);
  return listEc2(context, {
    type: 'AWS::EC2::EIP',
    operation: 'ec2:DescribeAddresses',
    fetch: async () => ({ Addresses: (await client.send(new DescribeAddressesCommand({}))).Addresses }),
    items: (answer) => answer.Addresses,
    facts: (item) => ({ id: item.AllocationId || item.PublicIp, tags: item.Tags }),
  });
}
