import type postgres from 'postgres';
import { catalogueFingerprint } from '@/server/checks/fingerprint';
import { checks } from '@/server/checks/registry';
import { mutesHaveEnded } from '@/server/findings/counted-facets';
import { isoText } from '@/server/findings/data';
import { facetSums } from '@/server/findings/facet-sums';
import type { TenantScope } from '@/server/ids';
import type { AccountRef } from '@/server/posture';
import { ofAccounts } from '@/server/tenant-filter';
import type { CheckTally } from './state';
import type { ComplianceScope } from './types';

type Sql = postgres.TransactionSql;

/** How every check stands over some accounts. */
export interface Standing {
  scope: ComplianceScope;
  /** By check id. */
  tallyOf: (checkId: string) => CheckTally;
}

interface AccountRow extends AccountRef {
  whollyJudgedWith: string | null;
  scanned: boolean;
  asOf: string | null;
}

/**
 * Reads how checks stand: from the rollups, so that the cost grows with checks and accounts, never with findings.
 * @param accountId our id of the one account in question; null: all that the scope reaches
 */
export async function readStanding(sql: Sql, scope: TenantScope, accountId: string | null): Promise<Standing> {
  const all = await readAccounts(sql, scope, accountId);
  const scanned = all.filter((account) => account.scanned);
  const never = scanned.filter((account) => account.whollyJudgedWith === null);
  const behind = scanned.filter((account) => account.whollyJudgedWith !== null && account.whollyJudgedWith !== catalogueFingerprint());
  const counts = await readCounts(sql, scope, accountId);
  const unjudged = await readUnjudged(sql, scope, behind);
  const endedMutes = await mutesHaveEnded(sql, scope.orgId);
  return {
    scope: {
      accounts: scanned.map(refOf),
      neverScanned: all.filter((account) => !account.scanned).map(refOf),
      partlyScanned: never.map(refOf),
      asOf: scanned.reduce<string | null>((newest, { asOf }) => (asOf && (!newest || asOf > newest) ? asOf : newest), null),
    },
    tallyOf: (checkId) => {
      const ran = scanned.length > 0 && never.length === 0 && !unjudged.has(checkId);
      return tallyFrom(counts.get(checkId), ran, endedMutes);
    },
  };
}

/** Some checks in each account by itself, by name. */
export async function readStandings(
  sql: Sql,
  scope: TenantScope,
  checkIds: readonly string[],
  most: number,
): Promise<{ accounts: { account: AccountRef; tallyOf: Standing['tallyOf'] }[]; more: number }> {
  const scanned = (await readAccounts(sql, scope, null)).filter((account) => account.scanned);
  const shown = scanned.slice(0, most);
  const rows = await sql<(Counts & { account: string; checkId: string })[]>`
    select aws_account_id as account, by_value as "checkId", open, muted, excluded, unseen, passing from account_facets
    where org_id = ${scope.orgId} and aws_account_id = any(${shown.map(({ id }) => id)}::uuid[]) and field = '' and value = ''
      and by_field = 'checkId' and by_value = any(${checkIds as string[]}::text[])`;
  const counts = new Map(rows.map((row) => [`${row.account} ${row.checkId}`, row]));
  const endedMutes = await mutesHaveEnded(sql, scope.orgId);
  const accounts = shown.map((account) => ({
    account: refOf(account),
    tallyOf: (checkId: string) => {
      const row = counts.get(`${account.id} ${checkId}`);
      const judgedWith = account.whollyJudgedWith;
      return tallyFrom(row, judgedWith !== null && (judgedWith === catalogueFingerprint() || row !== undefined), endedMutes);
    },
  }));
  return { accounts, more: scanned.length - shown.length };
}

function tallyFrom(counts: Counts | undefined, ran: boolean, endedMutes: boolean): CheckTally {
  const { open = 0, muted = 0, excluded = 0, unseen = 0, passing = 0 } = counts ?? {};
  // A mute that has ended since it was counted excuses nothing, and which one it was is settled within minutes.
  return { open: endedMutes ? open + muted : open, muted: endedMutes ? 0 : muted, excluded, unknown: unseen, pass: passing, ran };
}

const refOf = ({ id, accountId, name, kind }: AccountRow): AccountRef => ({ id, accountId, name, kind });

async function readAccounts(sql: Sql, scope: TenantScope, accountId: string | null): Promise<AccountRow[]> {
  const rows = await sql<AccountRow[]>`
    select a.id, a.account_id as "accountId", a.name, a.kind, a.wholly_judged_with as "whollyJudgedWith", a.last_scan_id is not null as scanned,
      coalesce(s.as_of, s.finished_at) as "asOf"
    from aws_accounts a left join scans s on s.org_id = a.org_id and s.id = a.last_scan_id
    where a.org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'a.id')} ${accountId ? sql`and a.id = ${accountId}` : sql``}
    order by a.name, a.account_id`;
  return rows.map((row) => ({ ...row, asOf: row.asOf && isoText(row.asOf) }));
}

interface Counts {
  open: number;
  muted: number;
  excluded: number;
  unseen: number;
  passing: number;
}

async function readCounts(sql: Sql, scope: TenantScope, accountId: string | null): Promise<Map<string, Counts>> {
  const from = accountId ? sql`account_facets` : facetSums(sql, scope);
  const rows = await sql<(Counts & { checkId: string })[]>`
    select by_value as "checkId", open, muted, excluded, unseen, passing from ${from}
    where org_id = ${scope.orgId} ${accountId ? sql`and aws_account_id = ${accountId}` : sql``} and field = '' and value = '' and by_field = 'checkId'`;
  return new Map(rows.map(({ checkId, ...counts }) => [checkId, counts]));
}

/**
 * Checks that some account was not judged by: it was last judged as a whole by an older catalogue, and has no verdict of theirs.
 * An account of today's catalogue without a verdict had nothing to judge.
 */
async function readUnjudged(sql: Sql, { orgId }: TenantScope, behind: readonly AccountRow[]): Promise<Set<string>> {
  if (behind.length === 0) return new Set();
  const ids = behind.map(({ id }) => id);
  const rows = await sql<{ checkId: string; accounts: number }[]>`
    select by_value as "checkId", count(*)::int as accounts from account_facets
    where org_id = ${orgId} and aws_account_id = any(${ids}::uuid[]) and field = '' and value = '' and by_field = 'checkId' group by 1`;
  const judged = new Map(rows.map(({ checkId, accounts }) => [checkId, accounts]));
  return new Set(checks.filter(({ id }) => (judged.get(id) ?? 0) < ids.length).map(({ id }) => id));
}
