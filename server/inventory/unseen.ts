import type postgres from 'postgres';
import { listedCompletely } from '@/server/checks/coverage';
import { actionsOf, collectors } from '@/server/collect/registry';
import type { OperationCoverage, ResourceType } from '@/server/collect/types';
import { withOrg } from '@/server/db';
import { isoText } from '@/server/findings/data';
import { type Actor, within } from '@/server/identity/actor';
import type { TenantScope } from '@/server/ids';
import type { AccountRef } from '@/server/posture';
import { ofAccounts } from '@/server/tenant-filter';
import type { LastLook, Unseen } from './types';

interface UnitRow {
  account_id: string;
  number: string;
  name: string;
  kind: AccountRef['kind'];
  service: string;
  region: string;
  coverage: OperationCoverage[];
  at: string;
}

/** Which types of which regions the latest scans could not list to the end: of these nobody knows how many there are. */
export async function listUnseen(actor: Actor): Promise<Unseen[]> {
  const scope = within(actor, 'resources:read');
  return withOrg(scope, async ({ sql }) => (await brokenUnits(sql, scope)).flatMap(unseenIn));
}

/** Units that were not seen whole, of the latest scan that looked at each; scans of a part leave the rest to the whole one before, and those that verify one finding list nothing. */
const brokenUnits = (sql: postgres.TransactionSql, scope: TenantScope) => sql<UnitRow[]>`
  with ended as (
    select s.id, s.aws_account_id, s.seq, coalesce(s.finished_at, s.queued_at) as at from scans s
    where s.org_id = ${scope.orgId} ${ofAccounts(sql, scope, 's.aws_account_id')} and s.status in ('completed', 'partial', 'failed')
      and s.verifies is null and s.seq >= coalesce((
        select max(w.seq) from scans w where w.org_id = s.org_id and w.aws_account_id = s.aws_account_id
          and w.status in ('completed', 'partial', 'failed') and w.services is null and w.regions is null), 0)
  )
  select a.id as account_id, a.account_id as number, a.name, a.kind, u.service, u.region, u.coverage, e.at
  from ended e
  join scan_units u on u.org_id = ${scope.orgId} and u.scan_id = e.id and u.status <> 'completed'
  join aws_accounts a on a.org_id = ${scope.orgId} and a.id = e.aws_account_id
  where not exists (
    select from ended later join scan_units n on n.org_id = ${scope.orgId} and n.scan_id = later.id and n.service = u.service and n.region = u.region
    where later.aws_account_id = e.aws_account_id and later.seq > e.seq)
  order by a.name, u.region, u.service`;

/** @returns one entry a failed operation, with the types that it would have listed */
export function unseenIn({ account_id, number, name, kind, ...unit }: UnitRow): Unseen[] {
  const collector = collectors.find((each) => each.service === unit.service);
  if (!collector) return [];
  const missing = collector.types.filter((type) => !listedCompletely(collector, type, unit.coverage));
  const account = { id: account_id, accountId: number, name, kind };
  const groups = new Map<string, Unseen>();
  for (const type of missing) {
    const entry = brokenListing(collector, type, unit.coverage);
    const key = entry?.operation ?? unit.service;
    const known = groups.get(key);
    if (known) known.types.push(type);
    else {
      const spec = collector.operations.find(({ operation }) => operation === entry?.operation);
      groups.set(key, {
        account,
        region: unit.region,
        types: [type],
        operation: entry?.operation ?? unit.service,
        kind: entry?.status ?? 'failed',
        code: entry?.code ?? null,
        actions: entry?.status === 'denied' && spec ? [...actionsOf(spec)] : [],
        at: isoText(unit.at),
      });
    }
  }
  return [...groups.values()];
}

/** The listing that did not end: the type's own, else the first one of the unit, which kept it from being asked. */
function brokenListing(collector: (typeof collectors)[number], type: ResourceType, coverage: readonly OperationCoverage[]) {
  const broken = coverage.filter(({ status }) => status !== 'complete' && status !== 'partial');
  const lists = collector.operations.filter(({ level, enumerates }) => level === 'list' && enumerates !== false);
  const own = new Set<string>(lists.filter(({ types }) => types.includes(type)).map(({ operation }) => operation));
  const any = new Set<string>(lists.map(({ operation }) => operation));
  return broken.find(({ operation }) => own.has(operation)) ?? broken.find(({ operation }) => any.has(operation)) ?? broken[0];
}

/** When the last scan of each account ended that looked for more than whether one finding is mended. */
export async function listLastLooks(actor: Actor): Promise<LastLook[]> {
  const scope = within(actor, 'resources:read');
  return withOrg(scope, async ({ sql }) => {
    const rows = await sql<(AccountRef & { at: string | null })[]>`
      select a.id, a.account_id as "accountId", a.name, a.kind, s.finished_at as at
      from aws_accounts a left join lateral (
        select s.finished_at from scans s where s.org_id = a.org_id and s.aws_account_id = a.id and s.status in ('completed', 'partial') and s.verifies is null
        order by s.seq desc limit 1) s on true
      where a.org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'a.id')} order by lower(a.name), a.id`;
    return rows.map(({ at, ...account }) => ({ account: { ...account }, at: at ? isoText(at) : null }));
  });
}
