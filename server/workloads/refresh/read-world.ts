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
  'AWS::EC2::Subnet',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::IAM::Role',
  'AWS::IAM::ManagedPolicy',
  'AWS::ECR::Repository',
  'AWS::ECR::RegionSettings',
  'AWS::ECS::TaskDefinition',
  'AWS::EKS::Nodegroup',
  'AWS::SSM::ManagedInstance',
  'AWS::Inspector2::RegionSettings',
  'AWS::Inspector2::InspectedResource',
  'AWS::GuardDuty::RegionSettings',
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

/**
 * Operations that were answered in full when a service's region was last looked at, by this scan or an earlier one. Whatever is
 * not among them says nothing by being absent.
 */
async function readAnswered(connection: OrgConnection, { orgId, account }: ScanContext): Promise<ReadonlySet<string>> {
  const rows = await connection.transaction(
    (sql) => sql<{ region: string; coverage: OperationCoverage[] }[]>`
      select distinct on (u.service, u.region) u.region, u.coverage
      from scans s join scan_units u on u.org_id = s.org_id and u.scan_id = s.id
      where s.org_id = ${orgId} and s.aws_account_id = ${account.id} and s.only is null and u.service = any(${asked as string[]}::text[])
        and u.status in ('completed', 'partial', 'failed')
      order by u.service, u.region, s.seq desc`,
  );
  return new Set(
    rows.flatMap(({ region, coverage }) =>
      coverage.filter(({ status }) => status === 'complete').map(({ operation }) => `${operation} ${region}`),
    ),
  );
}

/** Services of which it matters that something is not there. */
const asked: readonly string[] = ['ssm'];

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
  const answered = await readAnswered(connection, context);
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
    sawAll: (operation: OperationName, region: string) => answered.has(`${operation} ${region}`),
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
