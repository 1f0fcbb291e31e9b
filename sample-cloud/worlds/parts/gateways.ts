import type { Draft, Tags } from '../draft';
import { tagList } from '../draft';
import { publicIp } from './address';
import type { Vpc } from './vpc';

interface Named {
  region: string;
  name: string;
  tags?: Tags;
}

/** Adds a transit gateway. */
export function addTransitGateway(draft: Draft, options: Named & { created: Date; autoAccept: boolean }): void {
  const { region, name } = options;
  const id = draft.id('tgw', `${region}/${name}`);
  const arn = draft.arn('ec2', region, `transit-gateway/${id}`);
  const tags = { Name: name, ...options.tags };
  draft.add({
    type: 'AWS::EC2::TransitGateway',
    id,
    arn,
    region,
    tags,
    data: {
      TransitGatewayId: id,
      TransitGatewayArn: arn,
      State: 'available',
      OwnerId: draft.account,
      Description: name,
      CreationTime: options.created,
      Options: {
        AmazonSideAsn: 64512,
        AutoAcceptSharedAttachments: options.autoAccept ? 'enable' : 'disable',
        DefaultRouteTableAssociation: 'enable',
        DefaultRouteTablePropagation: 'enable',
        DnsSupport: 'enable',
        VpnEcmpSupport: 'enable',
      },
      Tags: tagList(tags),
    },
  });
}

/** Adds an endpoint that people's machines connect to. */
export function addClientVpn(draft: Draft, options: Named & { created: Date; vpc: Vpc; logGroup: string | null }): void {
  const { region, name, logGroup, vpc } = options;
  const id = draft.id('cvpn-endpoint', `${region}/${name}`);
  const tags = { Name: name, ...options.tags };
  draft.add({
    type: 'AWS::EC2::ClientVpnEndpoint',
    id,
    arn: draft.arn('ec2', region, `client-vpn-endpoint/${id}`),
    region,
    tags,
    data: {
      ClientVpnEndpointId: id,
      Description: name,
      Status: { Code: 'available' },
      CreationTime: options.created.toISOString().slice(0, 19),
      DnsName: `*.${id}.prod.clientvpn.${region}.amazonaws.com`,
      ClientCidrBlock: '172.20.0.0/22',
      VpcId: vpc.id,
      SplitTunnel: true,
      TransportProtocol: 'udp',
      VpnPort: 443,
      ConnectionLogOptions: logGroup === null ? { Enabled: false } : { Enabled: true, CloudwatchLogGroup: logGroup },
      Tags: tagList(tags),
    },
  });
}

/** Adds a connection by VPN to another site, with the state of its two tunnels. */
export function addVpnConnection(draft: Draft, options: Named & { since: Date; up: readonly [boolean, boolean] }): void {
  const { region, name, since, up } = options;
  const id = draft.id('vpn', `${region}/${name}`);
  const tags = { Name: name, ...options.tags };
  draft.add({
    type: 'AWS::EC2::VPNConnection',
    id,
    arn: draft.arn('ec2', region, `vpn-connection/${id}`),
    region,
    tags,
    data: {
      VpnConnectionId: id,
      Category: 'VPN',
      State: 'available',
      Type: 'ipsec.1',
      Options: { EnableAcceleration: false, StaticRoutesOnly: true, TunnelInsideIpVersion: 'ipv4' },
      VgwTelemetry: up.map((isUp, at) => ({
        OutsideIpAddress: publicIp(region, `${id}/${at}`),
        Status: isUp ? 'UP' : 'DOWN',
        StatusMessage: '',
        AcceptedRouteCount: 0,
        LastStatusChange: since,
      })),
      Tags: tagList(tags),
    },
  });
}

/** Adds a private way from a VPC to a service of AWS. */
export function addVpcEndpoint(draft: Draft, vpc: Vpc, service: string, created: Date, tags: Tags = {}): void {
  const id = draft.id('vpce', `${vpc.id}/${service}`);
  const isGateway = service === 's3' || service === 'dynamodb';
  draft.add({
    type: 'AWS::EC2::VPCEndpoint',
    id,
    arn: draft.arn('ec2', vpc.region, `vpc-endpoint/${id}`),
    region: vpc.region,
    tags,
    data: {
      VpcEndpointId: id,
      VpcEndpointType: isGateway ? 'Gateway' : 'Interface',
      VpcId: vpc.id,
      ServiceName: `com.amazonaws.${vpc.region}.${service}`,
      State: 'Available',
      PrivateDnsEnabled: !isGateway,
      CreationTimestamp: created,
      OwnerId: draft.account,
      Tags: tagList(tags),
    },
  });
}
