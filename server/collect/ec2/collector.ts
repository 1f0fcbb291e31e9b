import type { OperationName } from '@/server/aws/operation';
import type { Collector, OperationSpec, ResourceType } from '../types';

const listing = (operation: OperationName, type: ResourceType): OperationSpec => ({ operation, level: 'list', types: [type] });
const setting = (operation: OperationName): OperationSpec => ({ operation, level: 'resource', types: ['AWS::EC2::RegionSettings'] });

const listings = [
  listing('ec2:DescribeInstances', 'AWS::EC2::Instance'),
  listing('ec2:DescribeVolumes', 'AWS::EC2::Volume'),
  listing('ec2:DescribeSnapshots', 'AWS::EC2::Snapshot'),
  listing('ec2:DescribeImages', 'AWS::EC2::Image'),
  listing('ec2:DescribeSecurityGroups', 'AWS::EC2::SecurityGroup'),
  listing('ec2:DescribeNetworkAcls', 'AWS::EC2::NetworkAcl'),
  listing('ec2:DescribeVpcs', 'AWS::EC2::VPC'),
  listing('ec2:DescribeSubnets', 'AWS::EC2::Subnet'),
  listing('ec2:DescribeFlowLogs', 'AWS::EC2::FlowLog'),
  listing('ec2:DescribeAddresses', 'AWS::EC2::EIP'),
  listing('ec2:DescribeNetworkInterfaces', 'AWS::EC2::NetworkInterface'),
  listing('ec2:DescribeRouteTables', 'AWS::EC2::RouteTable'),
  listing('ec2:DescribeInternetGateways', 'AWS::EC2::InternetGateway'),
  listing('ec2:DescribeNatGateways', 'AWS::EC2::NatGateway'),
  listing('ec2:DescribeVpcPeeringConnections', 'AWS::EC2::VPCPeeringConnection'),
  listing('ec2:DescribeTransitGateways', 'AWS::EC2::TransitGateway'),
  listing('ec2:DescribeClientVpnEndpoints', 'AWS::EC2::ClientVpnEndpoint'),
  listing('ec2:DescribeVpnConnections', 'AWS::EC2::VPNConnection'),
  listing('ec2:DescribeVpcEndpoints', 'AWS::EC2::VPCEndpoint'),
  listing('ec2:DescribeLaunchTemplates', 'AWS::EC2::LaunchTemplate'),
  listing('ec2:DescribeLaunchTemplateVersions', 'AWS::EC2::LaunchTemplate'),
];

export const ec2Collector: Collector = {
  service: 'ec2',
  scope: 'regional',
  types: [...new Set(listings.flatMap(({ types }) => types)), 'AWS::EC2::RegionSettings'],
  operations: [
    ...listings,
    { operation: 'ec2:DescribeInstanceAttribute', level: 'resource', types: ['AWS::EC2::Instance'] },
    { operation: 'ec2:DescribeSnapshotAttribute', level: 'resource', types: ['AWS::EC2::Snapshot'] },
    setting('ec2:GetEbsEncryptionByDefault'),
    setting('ec2:GetEbsDefaultKmsKeyId'),
    setting('ec2:GetSnapshotBlockPublicAccessState'),
    setting('ec2:GetImageBlockPublicAccessState'),
    setting('ec2:GetInstanceMetadataDefaults'),
    setting('ec2:GetSerialConsoleAccessStatus'),
  ],
  async *collect(context) {
    const { collectEc2 } = await import('./collect-ec2');
    yield* collectEc2(context);
  },
};
