import {
  DescribeFlowLogsCommand,
  DescribeInternetGatewaysCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkAclsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import type { AnyResource, CollectContext } from '../types';
import { listEc2 } from './list-ec2';

const perPage = 1000;
/** EC2 allows fewer for route tables. */
const routeTablesPerPage = 100;

/** The listings of everything that makes up a region's networks. */
export function collectNetwork(context: CollectContext): AsyncGenerator<AnyResource[], void>[] {
  const client = context.client(EC2Client);
  return [
    listEc2(context, {
      type: 'AWS::EC2::SecurityGroup',
      operation: 'ec2:DescribeSecurityGroups',
      filter: 'group-id',
      fetch: (NextToken, Filters) => client.send(new DescribeSecurityGroupsCommand({ Filters, MaxResults: perPage, NextToken })),
      items: (answer) => answer.SecurityGroups,
      facts: (item) => ({ id: item.GroupId, name: item.GroupName, arn: item.SecurityGroupArn, owner: item.OwnerId, tags: item.Tags }),
    }),
    listEc2(context, {
      type: 'AWS::EC2::VPC',
      operation: 'ec2:DescribeVpcs',
      filter: 'vpc-id',
      fetch: (NextToken, Filters) => client.send(new DescribeVpcsCommand({ Filters, MaxResults: perPage, NextToken })),
      items: (answer) => answer.Vpcs,
      facts: (item) => ({ id: item.VpcId, owner: item.OwnerId, tags: item.Tags }),
    }),
    listEc2(context, {
      type: 'AWS::EC2::Subnet',
      operation: 'ec2:DescribeSubnets',
      filter: 'subnet-id',
      fetch: (NextToken, Filters) => client.send(new DescribeSubnetsCommand({ Filters, MaxResults: perPage, NextToken })),
      items: (answer) => answer.Subnets,
      facts: (item) => ({ id: item.SubnetId, arn: item.SubnetArn, owner: item.OwnerId, tags: item.Tags }),
    }),
    listEc2(context, {
      type: 'AWS::EC2::NetworkAcl',
      operation: 'ec2:DescribeNetworkAcls',
      filter: 'network-acl-id',
      fetch: (NextToken, Filters) => client.send(new DescribeNetworkAclsCommand({ Filters, MaxResults: perPage, NextToken })),
      items: (answer) => answer.NetworkAcls,
      facts: (item) => ({ id: item.NetworkAclId, owner: item.OwnerId, tags: item.Tags }),
    }),
    listEc2(context, {
      type: 'AWS::EC2::FlowLog',
      operation: 'ec2:DescribeFlowLogs',
      fetch: (NextToken) => client.send(new DescribeFlowLogsCommand({ MaxResults: perPage, NextToken })),
      items: (answer) => answer.FlowLogs,
      facts: (item) => ({ id: item.FlowLogId, tags: item.Tags }),
    }),
    listEc2(context, {
      type: 'AWS::EC2::NetworkInterface',
      operation: 'ec2:DescribeNetworkInterfaces',
      filter: 'network-interface-id',
      fetch: (NextToken, Filters) => client.send(new DescribeNetworkInterfacesCommand({ Filters, MaxResults: perPage, NextToken })),
      items: (answer) => answer.NetworkInterfaces,
      facts: (item) => ({ id: item.NetworkInterfaceId, owner: item.OwnerId, tags: item.TagSet }),
    }),
    listEc2(context, {
      type: 'AWS::EC2::RouteTable',
      operation: 'ec2:DescribeRouteTables',
      filter: 'route-table-id',
      fetch: (NextToken, Filters) => client.send(new DescribeRouteTablesCommand({ Filters, MaxResults: routeTablesPerPage, NextToken })),
      items: (answer) => answer.RouteTables,
      facts: (item) => ({ id: item.RouteTableId, owner: item.OwnerId, tags: item.Tags }),
    }),
    listEc2(context, {
      type: 'AWS::EC2::InternetGateway',
      operation: 'ec2:DescribeInternetGateways',
      fetch: (NextToken) => client.send(new DescribeInternetGatewaysCommand({ MaxResults: perPage, NextToken })),
      items: (answer) => answer.InternetGateways,
      facts: (item) => ({ id: item.InternetGatewayId, owner: item.OwnerId, tags: item.Tags }),
    }),
    listEc2(context, {
      type: 'AWS::EC2::NatGateway',
      operation: 'ec2:DescribeNatGateways',
      fetch: (NextToken) => client.send(new DescribeNatGatewaysCommand({ MaxResults: perPage, NextToken })),
      // AWS goes on listing one for about an hour after it was deleted.
      items: (answer) => answer.NatGateways?.filter(({ State }) => State !== 'deleted'),
      facts: (item) => ({ id: item.NatGatewayId, tags: item.Tags }),
    }),
    listEc2(context, {
      type: 'AWS::EC2::VPCPeeringConnection',
      operation: 'ec2:DescribeVpcPeeringConnections',
      fetch: (NextToken) => client.send(new DescribeVpcPeeringConnectionsCommand({ MaxResults: perPage, NextToken })),
      items: (answer) => answer.VpcPeeringConnections,
      facts: (item) => ({ id: item.VpcPeeringConnectionId, tags: item.Tags }),
    }),
  ];
}
