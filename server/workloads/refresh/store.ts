import type postgres from 'postgres';
import { storableText } from '@/server/collect/data-json';
import type { Vulnerability } from '../types';
import { detailOf, vulnerabilityHash, type WorkloadColumns } from './to-row';

export interface Owner {
  orgId: string;
  awsAccountId: string;
  /** ISO 8601. */
  now: string;
}

/** A workload that is new or different. */
export interface ToWrite {
  row: WorkloadColumns;
  vulnerabilities: readonly Vulnerability[];
}

const json = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (typeof each === 'string' ? storableText(each) : each));

/** What is stored of the account's workloads: hashes by ARN. */
export async function readHashes(sql: postgres.TransactionSql, { orgId, awsAccountId }: Owner): Promise<Map<string, string>> {
  const rows = await sql<{ arn: string; hash: string }[]>`
    select arn, hash from workloads where org_id = ${orgId} and aws_account_id = ${awsAccountId}`;
  return new Map(rows.map(({ arn, hash }) => [arn, hash]));
}

/** Writes what is new or different, with its vulnerabilities. */
export async function writeWorkloads(sql: postgres.TransactionSql, owner: Owner, records: readonly ToWrite[]): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map(({ row }) => row);
  const ids = await writeRows(sql, owner, rows);
  await writeVulnerabilities(sql, owner, records, ids);
}

async function writeRows(
  sql: postgres.TransactionSql,
  { orgId, awsAccountId, now }: Owner,
  rows: readonly WorkloadColumns[],
): Promise<Map<string, string>> {
  const written = await sql<{ id: string; arn: string }[]>`
    insert into workloads as w (org_id, aws_account_id, first_seen_at, changed_at, kind, arn, resource_id, name, region, rank, rank_max, exposure, exposure_max,
      vulnerability, vulnerability_max, privilege, privilege_max, reach, vulnerability_state, critical, high, medium, low, fixable, exploitable,
      platform_state, eol_on, secrets, detections, imds_v1, privileged, summary, hash)
    select ${orgId}, ${awsAccountId}, ${now}, ${now}, g.kind, g.arn, g."resourceId", g.name, g.region, g.rank, g."rankMax", g.exposure, g."exposureMax",
      g.vulnerability, g."vulnerabilityMax", g.privilege, g."privilegeMax", g.reach, g."vulnerabilityState", g.critical, g.high, g.medium, g.low, g.fixable, g.exploitable,
      g."platformState", g."eolOn", g.secrets, g.detections, g."imdsV1", g.privileged, g.summary, g.hash
    from jsonb_to_recordset(${json(rows)}::jsonb) as g (kind text, arn text, "resourceId" text, name text, region text, rank smallint, "rankMax" smallint,
      exposure smallint, "exposureMax" smallint, vulnerability smallint, "vulnerabilityMax" smallint, privilege smallint, "privilegeMax" smallint, reach text,
      "vulnerabilityState" text, critical int, high int, medium int, low int, fixable int, exploitable int, "platformState" text, "eolOn" date, secrets int,
      detections int, "imdsV1" boolean, privileged boolean, summary jsonb, hash text)
    on conflict (org_id, aws_account_id, arn) do update set changed_at = excluded.changed_at, kind = excluded.kind, resource_id = excluded.resource_id,
      name = excluded.name, region = excluded.region, rank = excluded.rank, rank_max = excluded.rank_max, exposure = excluded.exposure,
      exposure_max = excluded.exposure_max, vulnerability = excluded.vulnerability, vulnerability_max = excluded.vulnerability_max,
      privilege = excluded.privilege, privilege_max = excluded.privilege_max, reach = excluded.reach, vulnerability_state = excluded.vulnerability_state,
      critical = excluded.critical, high = excluded.high, medium = excluded.medium, low = excluded.low, fixable = excluded.fixable,
      exploitable = excluded.exploitable, platform_state = excluded.platform_state, eol_on = excluded.eol_on, secrets = excluded.secrets,
      detections = excluded.detections, imds_v1 = excluded.imds_v1, privileged = excluded.privileged, summary = excluded.summary, hash = excluded.hash
    returning w.id, w.arn`;
  return new Map(written.map(({ id, arn }) => [arn, id]));
}

async function writeVulnerabilities(
  sql: postgres.TransactionSql,
  { orgId, awsAccountId, now }: Owner,
  records: readonly ToWrite[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const given = records.flatMap(({ row, vulnerabilities }) =>
    vulnerabilities.map((each) => ({
      workload: ids.get(row.arn),
      cve: each.cve,
      severity: each.severity,
      epss: each.epss,
      exploit: each.exploitKnown,
      fix: each.fix,
      detail: detailOf(each),
      hash: vulnerabilityHash(each),
    })),
  );
  const text = json(given);
  await sql`
    delete from workload_vulnerabilities v
    where v.org_id = ${orgId} and v.workload_id = any(${[...ids.values()]}::uuid[])
      and not exists (select from jsonb_to_recordset(${text}::jsonb) as g (workload uuid, cve text) where g.workload = v.workload_id and g.cve = v.cve)`;
  if (given.length === 0) return;
  await sql`
    insert into workload_vulnerabilities as v (org_id, aws_account_id, workload_id, cve, severity, epss, exploit_known, fix, detail, hash, first_seen_at)
    select ${orgId}, ${awsAccountId}, g.workload, g.cve, g.severity, g.epss, g.exploit, g.fix, g.detail, g.hash, ${now}
    from jsonb_to_recordset(${text}::jsonb) as g (workload uuid, cve text, severity smallint, epss real, exploit boolean, fix text, detail jsonb, hash text)
    on conflict (org_id, workload_id, cve) do update set severity = excluded.severity, epss = excluded.epss, exploit_known = excluded.exploit_known,
      fix = excluded.fix, detail = excluded.detail, hash = excluded.hash
    where v.hash is distinct from excluded.hash`;
}

/** Takes away what is no workload any more. */
export async function removeWorkloads(
  sql: postgres.TransactionSql,
  { orgId, awsAccountId }: Owner,
  arns: readonly string[],
): Promise<void> {
  if (arns.length === 0) return;
  await sql`delete from workloads where org_id = ${orgId} and aws_account_id = ${awsAccountId} and arn = any(${arns as string[]}::text[])`;
}
