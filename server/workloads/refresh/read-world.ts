import type { OperationName } from '@/server/aws/operation';
import { ResourceShelf } from '@/server/checks/snapshot';
import type { Snapshot } from '@/server/checks/types';
import type { OperationCoverage, Resource, ResourceType } from '@/server/collect/types';
import type { OrgConnection } from '@/server/db-staging';
import type { ScanContext } from '@/server/scans/execute/scan-context';
import { readResources } from '@/server/scans/store/read-resources';
import type { KnownVerdict, World } from '../describe/world';
import { noRole, rolePower, unseenRole } from '../rank/privilege';
import type { Factor } from '../types';

/** What workloads are described by: where they lie, who they are, and what watches them. */
const readTypes: readonly ResourceType[] = [
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::RouteTable',
  'AWS::EC2::NetworkAcl',
  'AWS::EC2::Image',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::IAM::Role',
  'AWS::IAM::ManagedPolicy',
];

/** A region's own things, and those of the account. Lists stay the same objects, so that indexes over them hold. */
function viewOf(shelf: ResourceShelf, region: string): Snapshot {
  const scopeOf = (type: ResourceType) => (type.startsWith('AWS::IAM::') ? undefined : region);
  // The shelf files each resource under its own type, which is what the casts rely on.
  return {
    list: <T extends ResourceType>(type: T) => shelf.list(type, scopeOf(type)) as unknown as readonly Resource<T>[],
    get: <T extends ResourceType>(type: T, key: string) => shelf.find(type, key, scopeOf(type)) as unknown as Resource<T> | undefined,
  };
}

/** Which operations the scan asked for in a region without getting it all. */
function gapsOf(context: ScanContext): ReadonlySet<string> {
  return new Set(
    context.units.flatMap(({ region, coverage }) =>
      (coverage as OperationCoverage[])
        .filter(({ status }) => status !== 'complete' && status !== 'partial')
        .map(({ operation }) => `${operation} ${region}`),
    ),
  );
}

export interface ReadWorld extends World {
  /** Verdicts by ARN of the resources that are described next. */
  verdicts: Map<string, KnownVerdict[]>;
}

/** The account's inventory as stored, as far as workloads are described by it. */
export async function readWorld(connection: OrgConnection, context: ScanContext): Promise<ReadWorld> {
  const { orgId, account, now } = context;
  const shelf = new ResourceShelf();
  for (const type of readTypes)
    for await (const page of readResources(connection, { orgId, awsAccountId: account.id, type }))
      for (const resource of page) shelf.add(resource);
  const gaps = gapsOf(context);
  const views = new Map<string, Snapshot>();
  const inRegion = (region: string): Snapshot => {
    const view = views.get(region) ?? viewOf(shelf, region);
    views.set(region, view);
    return view;
  };
  const powers = new Map<string, Factor>();
  const powerOf = (role: string): Factor => {
    const name = role.slice(role.lastIndexOf('/') + 1);
    const snapshot = inRegion('global');
    const found = snapshot.get('AWS::IAM::Role', role) ?? snapshot.get('AWS::IAM::Role', name);
    return found ? rolePower(found.data, snapshot) : unseenRole(`Its role ${name} was not seen`);
  };
  const verdicts = new Map<string, KnownVerdict[]>();
  return {
    account: account.accountId,
    partition: account.partition,
    today: now.toISOString().slice(0, 10),
    in: inRegion,
    sawAll: (operation: OperationName, region: string) => !gaps.has(`${operation} ${region}`),
    power: (role) => {
      if (role === null) return noRole;
      const known = powers.get(role) ?? powerOf(role);
      powers.set(role, known);
      return known;
    },
    verdicts,
    verdictsOf: (arn) => verdicts.get(arn) ?? [],
  };
}
