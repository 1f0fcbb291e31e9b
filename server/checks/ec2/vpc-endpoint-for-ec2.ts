import type { Resource } from '@/server/collect/types';
import { defineCheck, fail, notApplicable, pass, readFields } from '../define-check';
import { indexedBy } from '../shared/index-by';

const inVpc = ({ data }: Resource<'AWS::EC2::NetworkInterface'> | Resource<'AWS::EC2::VPCEndpoint'>) => [data.VpcId];

export const check = defineCheck({
  id: 'ec2/vpc-endpoint-for-ec2',
  title: 'VPCs in use reach the API of EC2 by a private endpoint',
  severity: 'medium',
  resourceType: 'AWS::EC2::VPC',
  needs: ['ec2:DescribeVpcs', 'ec2:DescribeVpcEndpoints', 'ec2:DescribeNetworkInterfaces'],
  reads: [
    readFields('AWS::EC2::VPCEndpoint', 'region', 'VpcId', 'ServiceName', 'State'),
    readFields('AWS::EC2::NetworkInterface', 'region', 'VpcId'),
  ],
  why: 'Without it, calls to EC2 need a way to the internet, and that way is open to everything else as well, stolen data included.',
  remedy: {
    text: 'Make an interface endpoint for EC2 in the VPC, with private DNS, in each zone that has callers. It is billed by the hour and zone.',
    console: 'VPC → Endpoints → Create endpoint → com.amazonaws.<region>.ec2.',
    cli: 'aws ec2 create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id <vpc-id> --service-name com.amazonaws.<region>.ec2 --subnet-ids <subnet-ids> --security-group-ids <group-id>',
    terraform:
      'resource "aws_vpc_endpoint" "ec2" {\n  vpc_id              = "<vpc-id>"\n  vpc_endpoint_type   = "Interface"\n  service_name        = "com.amazonaws.<region>.ec2"\n  subnet_ids          = ["<subnet-id>"]\n  security_group_ids  = ["<group-id>"]\n  private_dns_enabled = true\n}',
    cloudformation:
      'Type: AWS::EC2::VPCEndpoint\nProperties:\n  VpcEndpointType: Interface\n  VpcId: <vpc-id>\n  ServiceName: com.amazonaws.<region>.ec2\n  SubnetIds:\n    - <subnet-id>\n  PrivateDnsEnabled: true',
  },
  aliases: { prowler: ['vpc_endpoint_for_ec2_enabled'], securityHub: ['EC2.10'] },
  requirements: { fsbp: ['EC2.10'] },
  evaluate: (vpc, snapshot, { account }) => {
    const owner = vpc.data.OwnerId;
    if (owner && owner !== account) return notApplicable(`The VPC belongs to account ${owner}, and so do its endpoints`, { owner });
    const endpoints = indexedBy(snapshot.list('AWS::EC2::VPCEndpoint'), inVpc, vpc.id).filter(({ data }) =>
      data.ServiceName?.endsWith(`.${vpc.region}.ec2`),
    );
    const rows = endpoints.map(({ id, data }) => ({ id, state: data.State ?? null }));
    if (endpoints.some(({ data }) => data.State?.toLowerCase() === 'available'))
      return pass('The VPC has an endpoint for EC2', { endpoints: rows });
    if (indexedBy(snapshot.list('AWS::EC2::NetworkInterface'), inVpc, vpc.id).length === 0)
      return notApplicable('Nothing in the VPC has a network interface, so nothing calls EC2 from it');
    return fail(rows.length > 0 ? 'The VPC’s endpoint for EC2 is not available' : 'The VPC has no endpoint for EC2', { endpoints: rows });
  },
});
