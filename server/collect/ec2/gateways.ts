import {
  DescribeClientVpnEndpointsCommand,
  DescribeTransitGatewaysCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpnConnectionsCommand,
  EC2Client,
  type VpnConnection,
} from '@aws-sdk/client-ec2';
import type { AnyResource, CollectContext } from '../types';
import { listEc2 } from './list-ec2';

const perPage = 1000;

/** Without what would let somebody else into the tunnel. */
function withoutSecrets({
  CustomerGatewayConfiguration: _,
  Options,
  ...connection
}: VpnConnection): Omit<VpnConnection, 'CustomerGatewayConfiguration'> {
  const tunnels = Options?.TunnelOptions?.map(({ PreSharedKey: __, ...tunnel }) => tunnel);
  return { ...connection, ...(Options && { Options: { ...Options, ...(tunnels && { TunnelOptions: tunnels }) } }) };
}

/** The listings of what joins a region's networks to others. */
export function collectGateways(context: CollectContext): AsyncGenerator<AnyResource[], void>[] {
  const client = context.client(EC2Client);
  return [
    listEc2(context, {
      type: 'AWS::EC2::TransitGateway',
      operation: 'ec2:DescribeTransitGateways',
      fetch: (NextToken) => client.send(new DescribeTransitGatewaysCommand({ MaxResults: perPage, NextToken })),
      items: (answer) => answer.TransitGateways,
      facts: (item) => ({ id: item.TransitGatewayId, arn: item.TransitGatewayArn, owner: item.OwnerId, tags: item.Tags }),
    }),
    listEc2(context, {
      type: 'AWS::EC2::ClientVpnEndpoint',
      operation: 'ec2:DescribeClientVpnEndpoints',
      fetch: (NextToken) => client.send(new DescribeClientVpnEndpointsCommand({ MaxResults: perPage, NextToken })),
      items: (answer) => answer.ClientVpnEndpoints,
      facts: (item) => ({ id: item.ClientVpnEndpointId, tags: item.Tags }),
    }),
    listEc2(context, {
      type: 'AWS::EC2::VPNConnection',
      operation: 'ec2:DescribeVpnConnections',
      // AWS gives all connections at once.
      fetch: async () => {
        const { VpnConnections } = await client.send(new DescribeVpnConnectionsCommand({}));
        return { connections: VpnConnections?.map(withoutSecrets) };
      },
      items: (answer) => answer.connections,
      facts: (item) => ({ id: item.VpnConnectionId, tags: item.Tags }),
    }),
    listEc2(context, {
      type: 'AWS::EC2::VPCEndpoint',
      operation: 'ec2:DescribeVpcEndpoints',
      fetch: (NextToken) => client.send(new DescribeVpcEndpointsCommand({ MaxResults: perPage, NextToken })),
      items: (answer) => answer.VpcEndpoints,
      facts: (item) => ({ id: item.VpcEndpointId, owner: item.OwnerId, tags: item.Tags }),
    }),
  ];
}
