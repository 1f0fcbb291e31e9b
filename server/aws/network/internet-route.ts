import type { RouteTable } from '@aws-sdk/client-ec2';
import { holdsInternet, parseCidr, type Span } from './address-space';

/** A way to an internet gateway. An evidence row. */
export type InternetRoute = { destination: string; gateway: string };

/**
 * Routes that make a subnet public: active ones by which an internet gateway is the way to the internet (`0.0.0.0/0`, `::/0`, or
 * pieces that add up to at least half of it). NAT and egress-only gateways let nobody in and do not count. Empty: there is none.
 */
export function internetRoutes(table: RouteTable): InternetRoute[] {
  const toGateways = (table.Routes ?? []).flatMap((route) => {
    const destination = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock;
    const cidr = parseCidr(destination);
    const isGateway = route.GatewayId?.startsWith('igw-') === true && route.State !== 'blackhole';
    return isGateway && cidr !== null && destination !== undefined ? [{ cidr, row: { destination, gateway: route.GatewayId ?? '' } }] : [];
  });
  return (['ipv4', 'ipv6'] as const).flatMap((family) => {
    const own = toGateways.filter(({ cidr }) => cidr.family === family);
    const spans = own.map(({ cidr }): Span => cidr.span);
    return holdsInternet(family, spans) ? own.map(({ row }) => row) : [];
  });
}

/** The table that routes a subnet: its own, else the VPC's main one. */
export function routeTableOf(subnetId: string, vpcId: string | undefined, tables: readonly RouteTable[]): RouteTable | undefined {
  const isFor = (table: RouteTable) => table.Associations?.some((association) => association.SubnetId === subnetId);
  const isMain = (table: RouteTable) => table.VpcId === vpcId && table.Associations?.some((association) => association.Main === true);
  return tables.find(isFor) ?? tables.find(isMain);
}
