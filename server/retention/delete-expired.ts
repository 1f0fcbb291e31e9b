import { awsAccounts } from '@/drizzle/schema/accounts';
import { organizations } from '@/drizzle/schema/identity';
import { withDirectory, withIdentity, withOrg } from '@/server/db';
import { refreshFacets } from '@/server/findings/rollups';
import { keepMs } from '@/server/http/idempotency';
import { asOrgId, type OrgId } from '@/server/ids';
import { readRetention } from './data';

/** Rows of a statement: each batch is a transaction of its own, so that a scan never waits long for one. */
const batch = 2_000;
/** A run takes its log along, which may be thousands of rows. */
const runsBatch = 50;
/** Batches of a kind in one night; what is left waits for the next. */
const batchesAtMost = 500;

export interface Expired {
  scans: number;
  changes: number;
  versions: number;
  resources: number;
  scores: number;
  detections: number;
  /** Of workflows, with their logs and files. */
  runs: number;
  /** On instances and launch templates; the audit log keeps who did what. */
  actions: number;
  /** Of notifications and reports, with their files. */
  messages: number;
  /** Attack paths that have closed. */
  paths: number;
  /** Records of cost data being fetched; what was fetched stays. */
  refreshes: number;
  /** Answers kept for requests that are sent again. */
  answers: number;
}

/** Drift detections of a stack that stay whatever their age: its history never vanishes as a whole. */
const detectionsKept = 10;
/** The same for the runs of a workflow. */
const runsKept = 10;

/** Every organization: also one without accounts keeps answers to its requests, and maybe what is left of accounts that it had. */
export async function organizationsToClean(): Promise<OrgId[]> {
  const rows = await withIdentity((tx) => tx.select({ id: organizations.id }).from(organizations));
  return rows.map(({ id }) => asOrgId(id));
}

/** Those that can have findings, for what is looked at every few minutes. */
export async function organizationsWithAccounts(): Promise<OrgId[]> {
  const rows = await withDirectory((tx) => tx.selectDistinct({ orgId: awsAccounts.orgId }).from(awsAccounts));
  return rows.map(({ orgId }) => asOrgId(orgId));
}

/** Deletes what the organization no longer wants to keep, in bounded batches. Safe to repeat and to break off. */
export async function deleteExpired(orgId: OrgId, now = new Date()): Promise<Expired> {
  const { scanDays, historyDays } = await withOrg(orgId, (tx) => readRetention(tx, orgId));
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
  const [scansBefore, historyBefore] = [before(scanDays), before(historyDays)];
  return {
    // The scan that an account's state rests on stays, however old.
    scans: await inBatches(
      orgId,
      (sql, most) => sql`
      delete from scans where org_id = ${orgId} and id in (
        select s.id from scans s join aws_accounts a on a.org_id = s.org_id and a.id = s.aws_account_id
        where s.org_id = ${orgId} and s.queued_at < ${scansBefore} and s.status in ('completed', 'partial', 'failed', 'cancelled')
          and s.id is distinct from a.last_scan_id and s.id is distinct from a.active_scan_id limit ${most})`,
    ),
    // How an open finding came about stays as long as it is open.
    changes: await inBatches(
      orgId,
      (sql, most) => sql`
      delete from changes where org_id = ${orgId} and id in (
        select c.id from changes c left join verdicts v on v.org_id = c.org_id and v.id = c.verdict_id
        where c.org_id = ${orgId} and c.at < ${historyBefore} and v.finding is distinct from 'open' limit ${most})`,
    ),
    // What a resource was; what it is, its newest version, stays.
    versions: await inBatches(
      orgId,
      (sql, most) => sql`
      delete from resource_versions where org_id = ${orgId} and (resource_id, changed_at) in (
        select r.resource_id, r.changed_at from resource_versions r where r.org_id = ${orgId} and r.changed_at < ${historyBefore}
          and exists (select from resource_versions n where n.org_id = r.org_id and n.resource_id = r.resource_id and n.changed_at > r.changed_at)
        limit ${most})`,
    ),
    resources: await inBatches(
      orgId,
      (sql, most) => sql`
      delete from resources where org_id = ${orgId} and id in (
        select id from resources where org_id = ${orgId} and deleted_at < ${historyBefore} limit ${most})`,
    ),
    // How things stood at the border stays: a score holds until the next one.
    scores:
      (await inBatches(
        orgId,
        (sql, most) => sql`
        delete from account_scores where org_id = ${orgId} and (aws_account_id, framework_id, at) in (
          select s.aws_account_id, s.framework_id, s.at from account_scores s where s.org_id = ${orgId} and s.at < ${historyBefore}
            and exists (select from account_scores n where n.org_id = s.org_id and n.aws_account_id = s.aws_account_id
              and n.framework_id = s.framework_id and n.at > s.at and n.at < ${historyBefore})
          limit ${most})`,
      )) +
      (await inBatches(
        orgId,
        (sql, most) => sql`
        delete from org_scores where org_id = ${orgId} and (framework_id, at) in (
          select s.framework_id, s.at from org_scores s where s.org_id = ${orgId} and s.at < ${historyBefore}
            and exists (select from org_scores n where n.org_id = s.org_id and n.framework_id = s.framework_id and n.at > s.at
              and n.at < ${historyBefore})
          limit ${most})`,
      )),
    // What differs in a stack is told by its newest detections, however old.
    detections: await inBatches(
      orgId,
      (sql, most) => sql`
      delete from drift_detections where org_id = ${orgId} and id in (
        select d.id from (
          select id, status, queued_at, row_number() over (partition by aws_account_id, stack_arn order by (stack_drift_status is not null) desc, queued_at desc) as nth
          from drift_detections where org_id = ${orgId}) d
        where d.nth > ${detectionsKept} and d.queued_at < ${historyBefore} and d.status in ('DETECTION_COMPLETE', 'DETECTION_FAILED') limit ${most})`,
    ),
    runs: await inBatches(
      orgId,
      (sql, most) => sql`
      delete from workflow_runs where org_id = ${orgId} and id in (
        select r.id from (
          select id, finished_at, row_number() over (partition by workflow_id order by queued_at desc) as nth
          from workflow_runs where org_id = ${orgId} and finished_at is not null) r
        where r.nth > ${runsKept} and r.finished_at < ${historyBefore} limit ${most})`,
      runsBatch,
    ),
    actions: await inBatches(
      orgId,
      (sql, most) => sql`
      delete from operate_actions where org_id = ${orgId} and id in (
        select id from operate_actions where org_id = ${orgId} and requested_at < ${historyBefore} limit ${most})`,
    ),
    // What still waits to be sent is no past.
    messages: await inBatches(
      orgId,
      (sql, most) => sql`
      delete from notification_deliveries where org_id = ${orgId} and id in (
        select id from notification_deliveries
        where org_id = ${orgId} and created_at < ${historyBefore} and ended_at < ${historyBefore} and status in ('delivered', 'dead') limit ${most})`,
    ),
    paths: await inBatches(
      orgId,
      (sql, most) => sql`
      delete from attack_paths where org_id = ${orgId} and id in (
        select id from attack_paths where org_id = ${orgId} and status = 'closed' and changed_at < ${historyBefore} limit ${most})`,
    ),
    // The newest of each account says how things stand, however old.
    refreshes: await inBatches(
      orgId,
      (sql, most) => sql`
      delete from cost_refreshes where org_id = ${orgId} and id in (
        select r.id from cost_refreshes r where r.org_id = ${orgId} and r.finished_at < ${scansBefore} and r.status not in ('queued', 'running')
          and exists (select from cost_refreshes n where n.org_id = r.org_id and n.aws_account_id = r.aws_account_id and n.queued_at > r.queued_at)
        limit ${most})`,
    ),
    answers: await inBatches(
      orgId,
      (sql, most) => sql`
      delete from idempotency_keys where org_id = ${orgId} and (actor_id, key) in (
        select actor_id, key from idempotency_keys where org_id = ${orgId} and created_at < ${new Date(now.getTime() - keepMs).toISOString()} limit ${most})`,
    ),
  };
}

type Sql = Parameters<Parameters<typeof withOrg>[1]>[0]['sql'];

async function inBatches(orgId: OrgId, remove: (sql: Sql, most: number) => Promise<{ count: number }>, most = batch): Promise<number> {
  let all = 0;
  for (let done = 0; done < batchesAtMost; done += 1) {
    const { count } = await withOrg(orgId, ({ sql }) => remove(sql, most));
    all += count;
    if (count < most) break;
  }
  return all;
}

/** Counts anew where mutes have ended: until then lists count row by row. */
export async function settleEndedMutes(orgId: OrgId): Promise<{ mutes: number }> {
  return withOrg(orgId, async ({ sql }) => {
    const ended = await sql<{ id: string }[]>`
      select id from mutes where org_id = ${orgId} and expires_at <= now() and lifted_at is null order by id for update`;
    if (ended.length === 0) return { mutes: 0 };
    const ids = ended.map(({ id }) => id);
    const touched = await sql<{ id: string }[]>`
      select distinct aws_account_id as id from verdicts where org_id = ${orgId} and mute_id = any(${ids}::uuid[]) order by 1`;
    for (const { id } of touched) await refreshFacets(sql, orgId, id);
    await sql`
      insert into changes (org_id, at, kind, aws_account_id, verdict_id, check_id, severity, data)
      select ${orgId}::uuid, v.muted_until, 'finding.mute-expired', v.aws_account_id, v.id, v.check_id, v.severity, jsonb_build_object('reason', m.reason)
      from verdicts v join mutes m on m.org_id = v.org_id and m.id = v.mute_id
      where v.org_id = ${orgId} and v.mute_id = any(${ids}::uuid[]) and v.finding = 'open' and v.muted_until <= now()`;
    await sql`update mutes set lifted_at = expires_at where org_id = ${orgId} and id = any(${ids}::uuid[])`;
    return { mutes: ids.length };
  });
}
