import { consoleUrlOf } from '@/server/aws/console-url';
import { checkById } from '@/server/checks/catalogue';
import { checks } from '@/server/checks/registry';
import type { Severity } from '@/server/checks/types';
import { plainData } from '@/server/collect/data-json';
import type { Gap } from '@/server/collect/types';
import { resourceCost } from '@/server/costs/savings/data';
import { type Tx, withOrg } from '@/server/db';
import { type ManagingStack, managingStack } from '@/server/drift/managing-stack';
import { maskSecrets } from '@/server/drift/mask';
import type { ChangeEvent, ChangeTrail } from '@/server/drift/types';
import { notFound } from '@/server/errors';
import { isoText, severityOf } from '@/server/findings/data';
import type { FindingStatus } from '@/server/findings/types';
import { type Actor, canIn, within } from '@/server/identity/actor';
import type { AnyOrgId } from '@/server/ids';
import { findResourceRow } from './data';
import type { ResourceRow } from './types';

/** A finding of a resource, in short. */
export interface ResourceFinding {
  id: string;
  checkId: string;
  title: string;
  severity: Severity;
  status: Extract<FindingStatus, 'open' | 'muted' | 'resolved' | 'excluded'>;
  changedAt: string;
}

export interface ResourceDetail extends ResourceRow {
  /** When a complete listing no longer had it; null: it is there. */
  deletedAt: string | null;
  /** As AWS told it, secrets masked. */
  configuration: Record<string, unknown>;
  /** Values of the configuration that were masked. */
  masked: number;
  /** Keys of the configuration and of the tags that the last scan could not see: as an earlier one saw them. */
  carried: { configuration: string[]; tags: string[] };
  /** Calls about this resource that failed. */
  gaps: Gap[];
  /** Checks that look at things of this type; 0: none does. */
  checks: number;
  /** What the checks last said about it; null, as `findingList`: not to be seen by who asks. */
  verdicts: { pass: number; fail: number; unknown: number } | null;
  findingList: ResourceFinding[] | null;
  monthlyCost: { monthly: string; unit: string; basis: string } | null;
  stack: ManagingStack | null;
  /** Calls that changed it, out of CloudTrail, as drift detections looked them up; empty: none is known. */
  changedBy: ChangeEvent[];
  /** In the AWS console; null for sample accounts and types without a page. */
  consoleUrl: string | null;
  lastScannedAt: string | null;
}

/** Everything about one resource, also one that is gone. @param id ours, or an ARN @throws AppError NOT_FOUND */
export async function getResource(actor: Actor, id: string): Promise<ResourceDetail> {
  const scope = within(actor, 'resources:read');
  const { orgId } = scope;
  return withOrg(scope, async (tx) => {
    const row = await findResourceRow(tx, actor, scope, id);
    if (!row) throw notFound('resource');
    const stored = await readStored(tx, orgId, row.uid);
    const masking = { masked: 0 };
    const configuration = maskSecrets(plainData(stored.config), masking) as Record<string, unknown>;
    const judged = canIn(actor, 'findings:read', row.account.id) ? await readVerdicts(tx, orgId, row) : null;
    return {
      ...row,
      deletedAt: stored.deleted_at && isoText(stored.deleted_at),
      configuration,
      masked: masking.masked,
      carried: { configuration: stored.carried_config, tags: stored.carried_tags },
      gaps: stored.gaps,
      checks: checks.filter((check) => check.resourceType === row.resourceType).length,
      verdicts: judged?.counts ?? null,
      findingList: judged?.findings ?? null,
      monthlyCost: canIn(actor, 'costs:read', row.account.id) ? await resourceCost({ sql: tx.sql, scope }, row.account.id, row.arn) : null,
      stack: await managingStack(tx, orgId, { awsAccountId: row.account.id, arn: row.arn, resourceId: row.id, tags: row.tags }),
      changedBy: await readTrail(tx, orgId, row),
      consoleUrl: row.account.kind === 'sample' || stored.deleted_at ? null : consoleUrlOf({ ...row, type: row.resourceType }, row.region),
      lastScannedAt: stored.scanned_at && isoText(stored.scanned_at),
    };
  });
}

interface Stored {
  config: Record<string, unknown>;
  gaps: Gap[];
  carried_config: string[];
  carried_tags: string[];
  deleted_at: string | null;
  scanned_at: string | null;
}

async function readStored({ sql }: Tx, orgId: AnyOrgId, uid: string): Promise<Stored> {
  const [stored] = await sql<Stored[]>`
    select r.config, r.gaps, r.carried_config, r.carried_tags, r.deleted_at, s.finished_at as scanned_at
    from resources r join aws_accounts a on a.org_id = r.org_id and a.id = r.aws_account_id
    left join scans s on s.org_id = a.org_id and s.id = a.last_scan_id
    where r.org_id = ${orgId} and r.id = ${uid}`;
  if (!stored) throw notFound('resource');
  return stored;
}

/** Findings shown; more on one resource are found by its filter on the findings page. */
const findingsShown = 100;

async function readVerdicts({ sql }: Tx, orgId: AnyOrgId, { account, arn }: ResourceRow) {
  const mine = sql`v.org_id = ${orgId} and v.aws_account_id = ${account.id} and v.arn = ${arn}`;
  const [counts] = await sql<{ pass: number; fail: number; unknown: number }[]>`
    select count(*) filter (where status = 'pass')::int as pass, count(*) filter (where status = 'fail')::int as fail,
      count(*) filter (where status = 'unknown')::int as unknown from verdicts v where ${mine}`;
  const rows = await sql<
    { id: string; check_id: string; severity: number; finding: 'open' | 'resolved' | 'excluded'; muted: boolean; changed_at: string }[]
  >`
    select v.id, v.check_id, v.severity, v.finding, coalesce(v.muted_until > now(), false) as muted, v.changed_at from verdicts v
    where ${mine} and v.finding is not null
    order by v.finding <> 'open', coalesce(v.muted_until > now(), false), v.severity, v.changed_at desc, v.id limit ${findingsShown}`;
  const findings = rows.map(
    (row): ResourceFinding => ({
      id: row.id,
      checkId: row.check_id,
      title: checkById(row.check_id)?.title ?? row.check_id,
      severity: severityOf(row.severity),
      status: row.finding === 'open' && row.muted ? 'muted' : row.finding,
      changedAt: isoText(row.changed_at),
    }),
  );
  return { counts: counts ?? { pass: 0, fail: 0, unknown: 0 }, findings };
}

async function readTrail({ sql }: Tx, orgId: AnyOrgId, { account, arn, id }: ResourceRow): Promise<ChangeEvent[]> {
  const [row] = await sql<{ trail: ChangeTrail }[]>`
    select t.trail from drift_results t join drift_detections d on d.org_id = t.org_id and d.id = t.detection_id
    where t.org_id = ${orgId} and t.physical_id = any(${[arn, id]}::text[]) and d.aws_account_id = ${account.id} and t.trail is not null
    order by d.queued_at desc limit 1`;
  return row?.trail.state === 'found' ? row.trail.events : [];
}
