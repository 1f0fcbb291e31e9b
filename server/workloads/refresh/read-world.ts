import { missingIn } from '@/server/attack-paths/refresh/blindness';
import type { OperationName } from '@/server/aws/operation';
import { CoverageBook, globalRegion } from '@/server/checks/coverage';
import { ResourceShelf } from '@/server/checks/snapshot';
import type { Snapshot } from '@/server/checks/types';
import { collectors } from '@/server/collect/registry';
import type { AnyResource, OperationCoverage, Resource, ResourceType } from '@/server/collect/types';
import type { OrgConnection } from '@/server/db-staging';
import type { OrgId } from '@/server/ids';
import { scanRegions } from '@/server/scans/execute/run-unit';
import type { ScanContext } from '@/server/scans/execute/scan-context';
import { readResources } from '@/server/scans/store/read-resources';
import type { KnownVerdict, World } from '../describe/world';
import { noRole, rolePower, unseenRole } from '../rank/privilege';
import type { Factor } from '../types';
import { landscapeServices, readLandscape } from './read-landscape';
import { readVerdicts } from './read-verdicts';

/** What workloads are described by: where they lie, who they are, and what watches them. */
const readTypes: readonly ResourceType[] = [
  'AWS::EC2::Image',
  'AWS::IAM::Role',
  'AWS::IAM::ManagedPolicy',
  'AWS::ECR::Repository',
  'AWS::ECR::RegionSettings',
  'AWS::EKS::Nodegroup',
  'AWS::SSM::ManagedInstance',
  'AWS::Inspector2::RegionSettings',
  'AWS::Inspector2::InspectedResource',
  'AWS::GuardDuty::RegionSettings',
];

/**
 * A region's own things, and those of the account. Lists stay the same objects, so that indexes over them hold.
 * @param beside what is looked up there, too, by what it is called
 */
function viewOf(shelf: ResourceShelf, region: string, beside: () => ResourceShelf): Snapshot {
  const scopeOf = (type: ResourceType) => (type.startsWith('AWS::IAM::') ? undefined : region);
  // The shelf files each resource under its own type, which is what the casts rely on.
  return {
    list: <T extends ResourceType>(type: T) => shelf.list(type, scopeOf(type)) as unknown as readonly Resource<T>[],
    get: <T extends ResourceType>(type: T, key: string) =>
      (shelf.find(type, key, scopeOf(type)) ?? beside().find(type, key, scopeOf(type))) as unknown as Resource<T> | undefined,
  };
}

/**
 * What was seen when a service's region was last looked at, by this scan or an earlier one. Only where an answer was complete does it
 * say something that a thing is not there.
 */
async function readCoverage(connection: OrgConnection, context: ScanContext): Promise<CoverageBook> {
  const { orgId, account } = context;
  const rows = await connection.transaction(
    (sql) => sql<{ service: string; region: string; coverage: OperationCoverage[] }[]>`
      select distinct on (u.service, u.region) u.service, u.region, u.coverage
      from scans s join scan_units u on u.org_id = s.org_id and u.scan_id = s.id
      where s.org_id = ${orgId} and s.aws_account_id = ${account.id} and s.only is null and u.service = any(${asked as string[]}::text[])
        and u.status in ('completed', 'partial', 'failed')
      order by u.service, u.region, s.seq desc`,
  );
  const regions = [...new Set([...scanRegions(context), ...rows.map(({ region }) => region)])];
  const book = new CoverageBook(
    collectors,
    regions.filter((region) => region !== globalRegion),
  );
  for (const { service, region, coverage } of rows) book.record(service, region, coverage);
  return book;
}

/** Services of which it matters that something is not there. */
const asked: readonly string[] = ['ssm', ...landscapeServices];

interface Owner {
  orgId: OrgId;
  awsAccountId: string;
}

/** What is only read of the resources that are described next: there may be many times as much of it as of anything else. */
interface Next {
  /** By ARN. */
  verdicts: ReadonlyMap<string, KnownVerdict[]>;
  taskDefinitions: ResourceShelf;
}

export interface ReadWorld extends World {
  /** To be called with each page, before its resources are described. */
  turnTo(page: readonly AnyResource[]): Promise<void>;
}

async function readNext(connection: OrgConnection, owner: Owner, page: readonly AnyResource[]): Promise<Next> {
  const arns = page.map(({ arn }) => arn);
  const verdicts = await readVerdicts(connection, owner, arns);
  const named = page.flatMap(({ type, data }) => (type === 'AWS::ECS::Service' ? (data.taskDefinition ?? []) : []));
  const taskDefinitions = new ResourceShelf();
  if (named.length > 0)
    for await (const some of readResources(connection, { ...owner, type: 'AWS::ECS::TaskDefinition', arns: named }))
      for (const each of some) taskDefinitions.add(each);
  return { verdicts, taskDefinitions };
}

/** The account's inventory as stored, as far as workloads are described by it. */
export async function readWorld(connection: OrgConnection, context: ScanContext): Promise<ReadWorld> {
  const { orgId, account, now } = context;
  const owner: Owner = { orgId, awsAccountId: account.id };
  const shelf = new ResourceShelf();
  let next: Next = { verdicts: new Map(), taskDefinitions: new ResourceShelf() };
  for (const type of readTypes)
    for await (const page of readResources(connection, { ...owner, type })) for (const resource of page) shelf.add(resource);
  const book = await readCoverage(connection, context);
  const land = await readLandscape(connection, context, book);
  const missing = missingIn(book);
  const views = new Map<string, Snapshot>();
  const inRegion = (region: string): Snapshot => {
    const view = views.get(region) ?? viewOf(shelf, region, () => next.taskDefinitions);
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
  return {
    account: account.accountId,
    partition: account.partition,
    today: now.toISOString().slice(0, 10),
    in: inRegion,
    land,
    sawAll: (operation: OperationName, region: string) => missing(operation, region) === null,
    power: (role) => {
      if (role === null) return noRole;
      const known = powers.get(role) ?? powerOf(role);
      powers.set(role, known);
      return known;
    },
    verdictsOf: (arn) => next.verdicts.get(arn) ?? [],
    turnTo: async (page) => {
      next = await readNext(connection, owner, page);
    },
  };
}
