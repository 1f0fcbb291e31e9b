import { checkById } from '@/server/checks/catalogue';
import type { Severity } from '@/server/checks/types';
import { severities } from '@/server/checks/types';
import { type Tx, withOrg } from '@/server/db';
import { notFound } from '@/server/errors';
import { type Actor, within } from '@/server/identity/actor';
import { memberNames } from '@/server/identity/member-names';
import type { AnyOrgId } from '@/server/ids';
import { rowColumns, type StoredRow, toRows } from './rows';
import type { Vulnerability, VulnerabilityDetail, WorkloadDetail, WorkloadSummary } from './types';
import { type SeverityWord, severityWord } from './vulnerabilities/severity';

/** A vulnerability as told: the severity in words, and since when we know of it. */
export interface ToldVulnerability extends Omit<Vulnerability, 'severity'> {
  severity: SeverityWord;
  firstSeenAt: string;
}

/** A finding of the workload, or of a resource that belongs to it; owner and comments are the finding's own. */
export interface WorkloadFinding {
  id: string;
  checkId: string;
  title: string;
  severity: Severity;
  summary: string;
  resource: string;
  muted: boolean;
  assignee: string | null;
  comments: number;
  dueAt: string | null;
}

export interface RunningWorkload {
  id: string;
  kind: WorkloadDetail['kind'];
  label: string;
}

export interface FullWorkload extends WorkloadDetail {
  vulnerabilityList: ToldVulnerability[];
  findingList: WorkloadFinding[];
  /** Workloads that run this image. */
  runners: RunningWorkload[];
}

interface VulnerabilityRow {
  cve: string;
  severity: number;
  epss: number | null;
  exploit_known: boolean | null;
  fix: Vulnerability['fix'];
  detail: VulnerabilityDetail;
  first_seen_at: string;
}

async function readVulnerabilities({ sql }: Tx, orgId: AnyOrgId, id: string): Promise<ToldVulnerability[]> {
  const rows = await sql<VulnerabilityRow[]>`
    select cve, severity, epss, exploit_known, fix, detail, first_seen_at from workload_vulnerabilities
    where org_id = ${orgId} and workload_id = ${id} order by severity, epss desc nulls last, cve limit 1000`;
  return rows.map(({ detail, ...row }) => ({
    cve: row.cve,
    severity: severityWord(row.severity),
    epss: row.epss,
    exploitKnown: row.exploit_known,
    fix: row.fix,
    ...detail,
    firstSeenAt: new Date(row.first_seen_at).toISOString(),
  }));
}

interface FindingRow {
  id: string;
  check_id: string;
  severity: number;
  summary: string | null;
  arn: string;
  resource_id: string;
  resource_name: string | null;
  muted: boolean;
  assignee_id: string | null;
  comments: number;
  due_at: string;
}

async function readFindings({ sql }: Tx, orgId: AnyOrgId, account: string, arns: readonly string[]): Promise<WorkloadFinding[]> {
  const rows = await sql<FindingRow[]>`
    select v.id, v.check_id, v.severity, d.summary, v.arn, v.resource_id, v.resource_name, coalesce(v.muted_until > now(), false) as muted, v.assignee_id, v.due_at,
      (select count(*)::int from finding_comments c where c.org_id = v.org_id and c.verdict_id = v.id) as comments
    from verdicts v left join verdict_details d on d.org_id = v.org_id and d.verdict_id = v.id
    where v.org_id = ${orgId} and v.aws_account_id = ${account} and v.arn = any(${arns as string[]}::text[]) and v.finding = 'open'
    order by 8, v.severity, v.changed_at desc, v.id limit 200`;
  const people = rows.some(({ assignee_id }) => assignee_id) ? await memberNames(orgId) : new Map<string, string>();
  return rows.map((row) => ({
    id: row.id,
    checkId: row.check_id,
    title: checkById(row.check_id)?.title ?? row.check_id,
    severity: severities[row.severity - 1] ?? 'low',
    summary: row.summary ?? '',
    resource: row.resource_name ?? row.resource_id,
    muted: row.muted,
    assignee: row.assignee_id ? (people.get(row.assignee_id) ?? 'a former member') : null,
    comments: row.comments,
    dueAt: row.due_at.startsWith('9999') ? null : new Date(row.due_at).toISOString(),
  }));
}

async function readRunners({ sql }: Tx, orgId: AnyOrgId, account: string, arns: readonly string[]): Promise<RunningWorkload[]> {
  if (arns.length === 0) return [];
  return sql<RunningWorkload[]>`
    select id, kind, coalesce(name, resource_id) as label from workloads
    where org_id = ${orgId} and aws_account_id = ${account} and arn = any(${arns as string[]}::text[]) order by rank desc, 3 limit 50`;
}

/** One workload with all that belongs to it. @throws AppError NOT_FOUND */
export async function getWorkload(actor: Actor, id: string): Promise<FullWorkload> {
  const scope = within(actor, 'findings:read');
  const { orgId } = scope;
  return withOrg(scope, async (tx) => {
    const [stored] = await tx.sql<(StoredRow & { summary: WorkloadSummary })[]>`
      select ${rowColumns(tx.sql)}, w.summary from workloads w where w.org_id = ${orgId} and w.id = ${id}`;
    const [row] = stored ? await toRows(tx, orgId, [stored]) : [];
    if (!stored || !row) throw notFound('workload');
    const account = stored.aws_account_id;
    return {
      ...row,
      summary: stored.summary,
      vulnerabilityList: await readVulnerabilities(tx, orgId, id),
      findingList: await readFindings(tx, orgId, account, [stored.arn, ...stored.related]),
      runners: await readRunners(tx, orgId, account, stored.summary.runBy),
    };
  });
}
