import { plainData } from '@/server/collect/data-json';
import type { Tx } from '@/server/db';
import { type Actor, within } from '@/server/identity/actor';
import type { TenantScope } from '@/server/ids';
import { askedBy } from '../asked-by';
import { eachFindingOf } from '../data';
import type { FindingParams, FindingRow, FindingStatus } from '../types';

/** A finding as files tell it. */
export interface ExportedFinding extends FindingRow {
  summary: string;
  evidence: Record<string, unknown> | null;
  /** Tells the parts of a resource apart. */
  subKey: string;
  /** What the check said last; a finding that was resolved may not have been seen since. */
  verdict: Verdict;
}

type Verdict = 'pass' | 'fail' | 'unknown' | 'not-applicable' | 'excluded';

/** The status that may be claimed to other programs: what was resolved passes only while the check still says so. */
export const claimOf = ({ status, verdict }: Pick<ExportedFinding, 'status' | 'verdict'>): FindingStatus =>
  status === 'resolved' && (verdict === 'unknown' || verdict === 'excluded') ? verdict : status;

interface Detail {
  id: string;
  summary: string | null;
  evidence: unknown;
}

/** Findings in the list's order with what their checks said, a page at a time: as many are in memory as a page holds. */
export async function* eachExported(actor: Actor, filters: FindingParams): AsyncGenerator<ExportedFinding, void> {
  yield* eachExportedOf(within(actor, 'findings:read'), askedBy(actor, filters));
}

/** The same for a job, which acts for nobody: `me` and times back from now mean nothing to it. */
export async function* eachExportedOf(scope: TenantScope, filters: FindingParams): AsyncGenerator<ExportedFinding, void> {
  const also = async ({ sql }: Tx, ids: readonly string[]) =>
    new Map(
      (
        await sql<Detail[]>`
          select d.verdict_id::text as id, d.summary, d.evidence from verdict_details d
          where d.org_id = ${scope.orgId} and d.verdict_id = any(${ids as string[]}::bigint[])`
      ).map((detail) => [detail.id, detail]),
    );
  for await (const { findings, more } of eachFindingOf(scope, filters, also)) {
    for (const { row, kept } of findings) {
      const detail = more.get(row.id);
      yield {
        ...row,
        summary: detail?.summary ?? row.title,
        evidence: (plainData(detail?.evidence ?? null) as Record<string, unknown> | null) ?? null,
        subKey: kept.sub_key,
        verdict: kept.status as Verdict,
      };
    }
  }
}
