import { type CoverageBook, globalRegion } from '@/server/checks/coverage';
import { emptySnapshot, type JudgeScope, judge, placeholder, unknownBecause, type VerdictRecord } from '@/server/checks/judge';
import { fieldsRead } from '@/server/checks/only-fields';
import { checks } from '@/server/checks/registry';
import { ResourceShelf } from '@/server/checks/snapshot';
import type { Check } from '@/server/checks/types';
import { collectors } from '@/server/collect/registry';
import type { Collector, ResourceType } from '@/server/collect/types';
import type { OrgConnection } from '@/server/db-staging';
import { decidedScope, isOn } from '../judging-scope';
import { regionsOf } from '../local-checks';
import type { KnownVerdicts } from '../store/known-verdicts';
import { readResources } from '../store/read-resources';
import { stageJudged, stageVerdicts } from '../store/staging';
import { StoredInventory } from '../store/stored-inventory';
import { scanRegions } from './run-unit';
import type { ScanContext } from './scan-context';

/** Whose stored resources are judged, as of when, and by what a scan saw of them. */
export type JudgeBasis = Pick<ScanContext, 'orgId' | 'account' | 'units' | 'lookedIn' | 'now' | 'scope'> & {
  /** Regions that the account has switched off: nobody looked there, so what is stored of them says nothing. */
  disabledRegions: readonly string[];
};

/**
 * Checks that look at the same types share one filled snapshot; only one group's types are in memory at a time. Those that look at nothing
 * else have no more in common than the type that they judge.
 */
function groupByReads(relational: readonly Check[]): Check[][] {
  const groups = new Map<string, Check[]>();
  for (const check of relational) {
    const reads = (check.reads ?? []).map((read) => read.type).sort();
    const key = reads.length > 0 ? reads.join() : `only ${check.resourceType}`;
    groups.set(key, [...(groups.get(key) ?? []), check]);
  }
  return [...groups.values()];
}

/**
 * Stages what checks say of the stored resources, group after group.
 * @param limits `heldAtOnce`: the resources that checks look at beside the judged one, and that are in memory at once where regions
 *   can be judged one after another; the default is some 20 MiB of them. `known`: empty yet; what is stored as it is judged again is left out, and noted there
 */
export async function judgeStored(
  connection: OrgConnection,
  basis: JudgeBasis,
  book: CoverageBook,
  relational: readonly Check[],
  { heldAtOnce = 10_000, known, signal }: { heldAtOnce?: number | undefined; known?: KnownVerdicts; signal?: AbortSignal } = {},
): Promise<void> {
  const owner = { orgId: basis.orgId, awsAccountId: basis.account.id };
  const inventory = await StoredInventory.open(connection, owner, basis.disabledRegions);
  for (const group of groupByReads(relational)) {
    signal?.throwIfAborted();
    await judgeGroup(connection, inventory, basis, book, group, heldAtOnce, known);
  }
}

async function judgeGroup(
  connection: OrgConnection,
  inventory: StoredInventory,
  context: JudgeBasis,
  book: CoverageBook,
  group: readonly Check[],
  heldAtOnce: number,
  known: KnownVerdicts | undefined,
): Promise<void> {
  const { account, now } = context;
  const scope: JudgeScope = { account: account.accountId, partition: account.partition, now, ...decidedScope(context.scope) };
  const answered = new Set<string>();
  const kept = fieldsRead(group);
  const judgedIn = group.flatMap((check) => judgedRegions(context, check).map((region) => ({ checkId: check.id, region })));
  await known?.read(judgedIn);
  for (const regions of placesOf(group, inventory, heldAtOnce)) {
    const shelf = new ResourceShelf(kept);
    for (const type of readsOf(group))
      for await (const page of inventory.read(type, regions && [...regions, globalRegion], kept.get(type)))
        for (const resource of page) shelf.add(resource);
    for (const type of judgedBy(group)) {
      const mine = group.filter((check) => check.resourceType === type);
      for await (const page of inventory.read(type, regions)) {
        const records = page.flatMap((resource) =>
          mine.flatMap((check) => judge(check, resource, shelf.viewFor(check, resource.region), scope)),
        );
        for (const record of records) if (record.status !== 'excluded') answered.add(`${record.checkId} ${record.region}`);
        await stageVerdicts(connection, records, known);
      }
    }
  }
  known?.settle(judgedIn);
  await stageCoverage(connection, context, book, group, answered, scope);
}

const judgedBy = (group: readonly Check[]): ResourceType[] => [...new Set(group.map((check) => check.resourceType))];
const readsOf = (group: readonly Check[]): ResourceType[] => [
  ...new Set(group.flatMap((check) => (check.reads ?? []).map(({ type }) => type))),
];

/**
 * The regions that are judged one after another, in lists: all at once (`undefined`) where there is little to hold, or where a check
 * looks across regions. None where the account has nothing to judge.
 */
function placesOf(group: readonly Check[], inventory: StoredInventory, heldAtOnce: number): (string[] | undefined)[] {
  const judged = judgedBy(group);
  const reads = readsOf(group);
  if (inventory.count(judged) === 0) return [];
  const regions = inventory.regionsOf(judged);
  const staysInRegion = group.every((check) => (check.reads ?? []).every(({ scope }) => scope === 'region'));
  // What belongs to no region may look into each of them.
  if (!staysInRegion || regions.includes(globalRegion) || inventory.count(reads) <= heldAtOnce) return [undefined];
  const places: string[][] = [];
  let held = 0;
  for (const region of regions) {
    held += inventory.count(reads, region);
    const last = places[places.length - 1];
    if (last && held <= heldAtOnce) last.push(region);
    else {
      places.push([region]);
      held = inventory.count(reads, region);
    }
  }
  return places;
}

async function stageCoverage(
  connection: OrgConnection,
  context: JudgeBasis,
  book: CoverageBook,
  group: readonly Check[],
  answered: ReadonlySet<string>,
  scope: JudgeScope,
): Promise<void> {
  const missing: VerdictRecord[] = [];
  const judged = group.flatMap((check) =>
    judgedRegions(context, check).map((region) => {
      const gaps = book.gapsFor(check, region);
      const isOwn = region === globalRegion || collectorOfType(check.resourceType).scope !== 'global';
      if (gaps.length > 0 && isOwn && !answered.has(`${check.id} ${region}`)) missing.push(placeholder(check, region, gaps, scope));
      return { checkId: check.id, region, unknown: gaps.length > 0 ? unknownBecause(gaps) : null };
    }),
  );
  await stageVerdicts(connection, missing);
  await stageJudged(connection, judged);
}

function judgedRegions(basis: JudgeBasis, check: Check): string[] {
  const collector = collectorOfType(check.resourceType);
  return collector.scope === 'global' ? regionsOf(collector, scanRegions(basis), globalRegion) : scanRegions(basis);
}

/**
 * That something is excluded is so whatever a scan saw: for checks that are not judged now, only that is staged. Their other
 * verdicts stay.
 */
export async function stageExcluded(
  connection: OrgConnection,
  { orgId, account, scope }: JudgeBasis,
  unjudged: readonly Check[],
): Promise<void> {
  const { exclusionOf } = decidedScope(scope);
  if (!exclusionOf || unjudged.length === 0) return;
  const judgeScope: JudgeScope = { account: account.accountId, partition: account.partition, now: new Date(0), exclusionOf };
  for (const type of new Set(unjudged.map((check) => check.resourceType))) {
    const mine = unjudged.filter((check) => check.resourceType === type);
    for await (const page of readResources(connection, { orgId, awsAccountId: account.id, type }))
      await stageVerdicts(
        connection,
        page.flatMap((resource) =>
          mine.filter((check) => exclusionOf(check.id, resource)).flatMap((check) => judge(check, resource, emptySnapshot, judgeScope)),
        ),
      );
  }
}

/** Verdicts on what lies in regions that the account has switched off since become unknown: nobody can look there. */
export async function stageDisabled(
  connection: OrgConnection,
  { orgId, account, disabledRegions, scope }: JudgeBasis,
  book: CoverageBook,
  services: ReadonlySet<string>,
): Promise<void> {
  const held = await connection.transaction(
    (sql) => sql<{ region: string }[]>`
      select distinct region from verdicts
      where org_id = ${orgId} and aws_account_id = ${account.id} and region = any(${[...disabledRegions]}::text[])`,
  );
  const mine = checks.filter((check) => isOn(scope, check) && [...book.servicesOf(check)].every((service) => services.has(service)));
  await stageJudged(
    connection,
    held.flatMap(({ region }) =>
      mine.map((check) => ({
        checkId: check.id,
        region,
        unknown: unknownBecause(check.needs.map((operation) => ({ operation, region, status: 'region-disabled' }))),
      })),
    ),
  );
}

function collectorOfType(type: ResourceType): Collector {
  const collector = collectors.find((each) => each.types.includes(type));
  if (!collector) throw new Error(`No collector yields ${type}.`);
  return collector;
}
