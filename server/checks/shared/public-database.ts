import { internetRoutes, routeTableOf } from '@/server/aws/network/internet-route';
import { internetSourcesOf } from '@/server/aws/network/ports';
import { fail, pass, unknown } from '../define-check';
import type { Snapshot, Verdict } from '../types';
import { prefixListsAt, some } from './security-groups';

/** What `judgePublicDatabase` needs and reads, beside the database's own listing. */
export const publicDatabaseNeeds = ['ec2:DescribeSecurityGroups', 'ec2:DescribeRouteTables'] as const;
export const publicDatabaseReads = [
  { type: 'AWS::EC2::SecurityGroup', scope: 'region' },
  { type: 'AWS::EC2::RouteTable', scope: 'region' },
] as const;

/** Where a database listens, as its service tells. */
export interface DatabasePlace {
  publiclyAccessible: boolean | undefined;
  port: number | undefined;
  vpcId: string | undefined;
  groupIds: readonly string[];
  subnetIds: readonly string[];
}

/**
 * Whether the internet reaches a database: it takes a public address, a rule and a route.
 * @param what as in 'The instance has private addresses only'
 */
export function judgePublicDatabase(place: DatabasePlace, what: string, snapshot: Snapshot): Verdict {
  const { publiclyAccessible, port, vpcId, groupIds } = place;
  if (publiclyAccessible === undefined) return unknown(`Not known: AWS did not tell whether the ${what} has a public address`);
  if (!publiclyAccessible) return pass(`The ${what} has private addresses only`, { publiclyAccessible: false });
  if (!port || !vpcId) return unknown(`Not known: the ${port ? 'network' : 'port'} of the ${what} with a public address is not told`);

  const groups = groupIds.flatMap((id) => snapshot.get('AWS::EC2::SecurityGroup', id) ?? []);
  const sources = [...new Set(groups.flatMap((group) => internetSourcesOf(group.data, 'ingress', 'tcp', port)))];
  const lists = groups.flatMap((group) => prefixListsAt(group.data, 'ingress', [port]));

  const tables = snapshot.list('AWS::EC2::RouteTable').map((table) => table.data);
  const routed = place.subnetIds.map((subnet) => ({ subnet, table: routeTableOf(subnet, vpcId, tables) }));
  const publicSubnets = routed.filter(({ table }) => table && internetRoutes(table).length > 0).map(({ subnet }) => subnet);

  const evidence = { publiclyAccessible: true, port, sources, securityGroups: groupIds, publicSubnets };
  const allGroups = groups.length === groupIds.length && groupIds.length > 0 && lists.length === 0;
  const allRoutes = routed.length > 0 && routed.every(({ table }) => table);
  if (sources.length > 0 && publicSubnets.length > 0)
    return fail(`Port ${port} is open to ${some(sources)}, by a public address`, evidence);
  if (sources.length === 0 && allGroups)
    return pass(`The ${what} has a public address, but its security groups keep the internet out`, evidence);
  if (publicSubnets.length === 0 && allRoutes)
    return pass(`The ${what} is set up to have a public address, but no route leads to it`, evidence);
  return unknown(`Not known: not all security groups and routes of the ${what} with a public address were read`, evidence);
}
