import { indexedBy } from '@/server/checks/shared/index-by';
import type { Resource } from '@/server/collect/types';
import { sensitivityOf } from '../can/sensitivity';
import { type Cut, type FoundPath, internet, nodeOf, type Step } from '../found-path';
import type { Landscape } from '../landscape/landscape';
import { reachFromInternet, stepsFromInternet } from '../reach/internet';
import { type Place, placesOf } from '../reach/place';
import { exploitabilities, exposures, factor, impacts } from '../score';
import type { Factor } from '../types';

type Database = Resource<'AWS::RDS::DBInstance'> | Resource<'AWS::Redshift::Cluster'>;

/** Where a database of RDS listens; null: AWS did not tell. */
export function rdsPlace({ data, region }: Resource<'AWS::RDS::DBInstance'>): (Place & { port: number }) | null {
  const { Endpoint, DbInstancePort, DBSubnetGroup, VpcSecurityGroups, PubliclyAccessible } = data;
  const port = Endpoint?.Port ?? (DbInstancePort || undefined);
  if (!port) return null;
  return {
    port,
    region,
    vpcId: DBSubnetGroup?.VpcId,
    subnetIds: (DBSubnetGroup?.Subnets ?? []).flatMap(({ SubnetIdentifier }) => SubnetIdentifier ?? []),
    groupIds: (VpcSecurityGroups ?? []).flatMap(({ VpcSecurityGroupId }) => VpcSecurityGroupId ?? []),
    families: PubliclyAccessible ? ['ipv4'] : [],
    addresses: Endpoint?.Address ? [`${Endpoint.Address}:${port}`] : [],
  };
}

const networkOf = ({ data }: Resource<'AWS::RDS::DBInstance'>) => [`${data.DBSubnetGroup?.VpcId}`];
const peersOf = ({ data }: Resource<'AWS::EC2::VPCPeeringConnection'>) =>
  [data.AccepterVpcInfo?.VpcId, data.RequesterVpcInfo?.VpcId].map((id) => `${id}`);

/** Databases of RDS in the networks that an instance is in, and in those that are peered with them: no other is one hop away. */
export function databasesNear(instance: Resource<'AWS::EC2::Instance'>, land: Landscape): Resource<'AWS::RDS::DBInstance'>[] {
  const { region } = instance;
  const own = placesOf(instance).map(({ vpcId }) => `${vpcId}`);
  const peerings = own.flatMap((id) => indexedBy(land.list('AWS::EC2::VPCPeeringConnection', region), peersOf, id));
  const databases = land.list('AWS::RDS::DBInstance', region);
  return [...new Set([...own, ...peerings.flatMap(peersOf)])].flatMap((id) => indexedBy(databases, networkOf, id));
}

export function redshiftPlace({ data, region }: Resource<'AWS::Redshift::Cluster'>, land: Landscape): (Place & { port: number }) | null {
  const { Endpoint, VpcId, VpcSecurityGroups, ClusterSubnetGroupName, PubliclyAccessible } = data;
  if (!Endpoint?.Port) return null;
  const group = land.get('AWS::Redshift::ClusterSubnetGroup', ClusterSubnetGroupName, region)?.data;
  return {
    port: Endpoint.Port,
    region,
    vpcId: VpcId || group?.VpcId,
    subnetIds: (group?.Subnets ?? []).flatMap(({ SubnetIdentifier }) => SubnetIdentifier ?? []),
    groupIds: (VpcSecurityGroups ?? []).flatMap(({ VpcSecurityGroupId }) => VpcSecurityGroupId ?? []),
    families: PubliclyAccessible ? ['ipv4'] : [],
    addresses: Endpoint.Address ? [`${Endpoint.Address}:${Endpoint.Port}`] : [],
  };
}

export const hideDatabase = (database: Database, checkId: string): Cut => ({
  text: `Take the public address from ${database.name ?? database.id}`,
  cost: 2,
  on: database.arn,
  checkId,
  changes: [{ arn: database.arn, to: (data: object) => ({ ...data, PubliclyAccessible: false }) }],
});

/** The path from the internet to a database that it reaches; none when it does not. `weak`: what makes a guessed password likelier. */
export function openDatabase(
  database: Database,
  place: (Place & { port: number }) | null,
  land: Landscape,
  { noun, checkId, weak }: { noun: string; checkId: string; weak: readonly string[] },
): FoundPath[] {
  const reach = place && reachFromInternet(place, land, [place.port]);
  if (!reach) return [];
  const node = nodeOf(database);
  const [first, ...others] = stepsFromInternet(reach, node);
  const last: Step | undefined = others.at(-1) ?? first;
  if (!first || !last) return [];
  const hidden = { ...last, cuts: [...(last.cuts ?? []), hideDatabase(database, checkId)] };
  const sensitive = sensitivityOf(database);
  const impact: Factor = sensitive
    ? factor(impacts.sensitiveData, `The data is sensitive: ${sensitive}`)
    : factor(impacts.data, 'All that is in it can be read');
  return [
    {
      title: `The internet reaches the ${noun} ${node.name} on port ${place.port}`,
      start: internet,
      entry: node,
      steps: last === first ? [hidden] : [first, hidden],
      factors: {
        exposure: factor(exposures.anyone, 'Anyone on the internet reaches it'),
        exploitability:
          weak.length > 0
            ? factor(exploitabilities.known, `Passwords can be tried at will, and ${weak.join(' and ')}`)
            : factor(exploitabilities.effort, 'It takes a password, which can be tried at will'),
        impact,
      },
    },
  ];
}
