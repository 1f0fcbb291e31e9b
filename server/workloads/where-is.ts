import { z } from 'zod';
import { withOrg } from '@/server/db';
import { decodeCursor, encodeCursor } from '@/server/http/cursor';
import { type Actor, within } from '@/server/identity/actor';
import type { Page } from '@/server/page';
import { ofAccounts } from '@/server/tenant-filter';
import { rowColumns, type StoredRow, toRows } from './rows';
import type { Vulnerability, VulnerabilityDetail, WorkloadRow } from './types';
import { type SeverityWord, severityWord } from './vulnerabilities/severity';

/** A workload that a vulnerability is in, and how it is in there. */
export interface AffectedWorkload {
  cve: string;
  workload: WorkloadRow;
  severity: SeverityWord;
  epss: number | null;
  exploitKnown: boolean | null;
  fix: Vulnerability['fix'];
  packages: VulnerabilityDetail['packages'];
  sources: VulnerabilityDetail['sources'];
  firstSeenAt: string;
}

interface Row extends StoredRow {
  v_cve: string;
  v_severity: number;
  v_epss: number | null;
  v_exploit: boolean | null;
  v_fix: Vulnerability['fix'];
  v_detail: VulnerabilityDetail;
  v_first_seen_at: string;
}

const totalCap = 10_000;

/** Where a vulnerability is, over all accounts that the actor reaches; without one, all of them, the newest CVE numbers first. */
export async function whereIs(
  actor: Actor,
  { cve, cursor, limit = 50 }: { cve?: string; cursor?: string | null; limit?: number },
): Promise<Page<AffectedWorkload>> {
  const scope = within(actor, 'findings:read');
  const { orgId } = scope;
  const list = `where-is:${cve ?? ''}`;
  return withOrg(scope, async (tx) => {
    const { sql } = tx;
    const after = cursor ? decodeCursor(orgId, list, cursor, z.tuple([z.string(), z.uuid()])) : null;
    const where = sql`c.org_id = ${orgId} ${ofAccounts(sql, scope, 'c.aws_account_id')} ${cve ? sql`and c.cve = ${cve}` : sql``}`;
    const found = await sql<Row[]>`
      select ${rowColumns(sql)}, c.cve as v_cve, c.severity as v_severity, c.epss as v_epss, c.exploit_known as v_exploit, c.fix as v_fix, c.detail as v_detail,
        c.first_seen_at as v_first_seen_at
      from workload_vulnerabilities c join workloads w on w.org_id = c.org_id and w.id = c.workload_id
      where ${where} ${after ? sql`and (c.cve, c.workload_id) < (${after[0]}, ${after[1]}::uuid)` : sql``}
      order by c.cve desc, c.workload_id desc limit ${limit + 1}`;
    const [counted] = await sql<{ n: number }[]>`
      select count(*)::int as n from (select 1 from workload_vulnerabilities c where ${where} limit ${totalCap + 1}) counted`;
    const page = found.slice(0, limit);
    const rows = await toRows(tx, orgId, page);
    const last = page.at(-1);
    const total = counted?.n ?? 0;
    return {
      rows: page.flatMap((each, index) => {
        const workload = rows[index];
        return workload ? [{ workload, ...asTold(each) }] : [];
      }),
      total: Math.min(total, totalCap),
      totalIsCapped: total > totalCap,
      nextCursor: found.length > limit && last ? encodeCursor(orgId, list, [last.v_cve, last.id]) : null,
    };
  });
}

const asTold = (row: Row): Omit<AffectedWorkload, 'workload'> => ({
  cve: row.v_cve,
  severity: severityWord(row.v_severity),
  epss: row.v_epss,
  exploitKnown: row.v_exploit,
  fix: row.v_fix,
  packages: row.v_detail.packages,
  sources: row.v_detail.sources,
  firstSeenAt: new Date(row.v_first_seen_at).toISOString(),
});
