import type { VpcPeeringConnectionVpcInfo } from '@aws-sdk/client-ec2';
import { type Cidr, parseCidr } from '@/server/aws/network/address-space';
import type { Resource } from '@/server/collect/types';
import { defineCheck, fail, notApplicable, pass } from '../define-check';
import { indexedBy } from '../shared/index-by';
import { some } from '../shared/security-groups';

const peeringsOf = ({ data }: Resource<'AWS::EC2::RouteTable'>) =>
  (data.Routes ?? []).map(({ VpcPeeringConnectionId }) => VpcPeeringConnectionId);

function rangesOf(side: VpcPeeringConnectionVpcInfo | undefined): Cidr[] {
  const texts = [
    side?.CidrBlock,
    ...(side?.CidrBlockSet ?? []).map(({ CidrBlock }) => CidrBlock),
    ...(side?.Ipv6CidrBlockSet ?? []).map(({ Ipv6CidrBlock }) => Ipv6CidrBlock),
  ];
  return texts.flatMap((text) => parseCidr(text) ?? []);
}

const covers = (outer: Cidr, inner: Cidr) =>
  outer.family === inner.family && outer.span[0] <= inner.span[0] && inner.span[1] <= outer.span[1];

export const check = defineCheck({
  id: 'ec2/vpc-peering-routes-narrow',
  title: 'Routes over VPC peerings lead just to what is needed',
  severity: 'medium',
  resourceType: 'AWS::EC2::VPCPeeringConnection',
  needs: ['ec2:DescribeVpcPeeringConnections', 'ec2:DescribeRouteTables'],
  reads: [{ type: 'AWS::EC2::RouteTable', scope: 'region' }],
  why: 'A route to the whole of a peered network lets an intruder on one side try every machine on the other.',
  remedy: {
    text: 'Replace the route by routes to the subnets or addresses of the other side that are really used.',
    console: 'VPC → Route tables → the table → Routes → Edit routes.',
    cli: 'aws ec2 create-route --route-table-id <table-id> --destination-cidr-block <subnet-range> --vpc-peering-connection-id <peering-id> && aws ec2 delete-route --route-table-id <table-id> --destination-cidr-block <whole-range>',
    terraform:
      'resource "aws_route" "this" {\n  route_table_id            = "<table-id>"\n  destination_cidr_block    = "<subnet-range>"\n  vpc_peering_connection_id = "<peering-id>"\n}',
  },
  aliases: { prowler: ['vpc_peering_routing_tables_with_least_privilege'] },
  requirements: { 'cis-3.0': ['5.5'], 'cis-5.0': ['5.6'], 'cis-7.0': ['6.6'] },
  evaluate: (peering, snapshot) => {
    const { Status, AccepterVpcInfo, RequesterVpcInfo } = peering.data;
    if (Status?.Code !== 'active') return notApplicable(`The peering is ${Status?.Code ?? 'not active'}`);
    const networks = [...rangesOf(AccepterVpcInfo), ...rangesOf(RequesterVpcInfo)];
    const tables = indexedBy(snapshot.list('AWS::EC2::RouteTable'), peeringsOf, peering.id);
    const wide = tables.flatMap(({ id, data }) =>
      (data.Routes ?? []).flatMap((route) => {
        const destination = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock;
        const cidr = parseCidr(destination);
        const isWide = route.VpcPeeringConnectionId === peering.id && cidr !== null && networks.some((network) => covers(cidr, network));
        return isWide ? [{ routeTable: id, destination: destination ?? null }] : [];
      }),
    );
    if (wide.length > 0)
      return fail(`${some(wide.map(({ routeTable }) => routeTable))} routes a whole network over the peering`, {
        wide: wide.slice(0, 20),
        routes: wide.length,
      });
    return pass(
      tables.length > 0 ? 'Routes over the peering lead to parts of the networks' : 'No route of this account leads over the peering',
      { routed: tables.length > 0 },
    );
  },
});
