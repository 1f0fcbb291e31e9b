import { plainData } from '@/server/collect/data-json';
import { withOrg } from '@/server/db';
import { type Actor, within } from '@/server/identity/actor';
import { eachFinding } from '../data';
import type { FindingParams, FindingRow } from '../types';

/** A finding as files tell it. */
export interface ExportedFinding extends FindingRow {
  summary: string;
  evidence: Record<string, unknown> | null;
  /** Tells the parts of a resource apart. */
  subKey: string;
}

/** Findings in the list's order with what their checks said, a page at a time: as many are in memory as a page holds. */
export async function* eachExported(actor: Actor, filters: FindingParams): AsyncGenerator<ExportedFinding, void> {
  const scope = within(actor, 'findings:read');
  for await (const page of eachFinding(actor, filters)) {
    const ids = page.map(({ id }) => id);
    const details = await withOrg(
      scope,
      ({ sql }) => sql<{ id: string; subKey: string; summary: string | null; evidence: unknown }[]>`
        select v.id::text as id, v.sub_key as "subKey", d.summary, d.evidence from verdicts v
        left join verdict_details d on d.org_id = v.org_id and d.verdict_id = v.id
        where v.org_id = ${scope.orgId} and v.id = any(${ids}::bigint[])`,
    );
    const byId = new Map(details.map((detail) => [detail.id, detail]));
    for (const row of page) {
      const detail = byId.get(row.id);
      yield {
        ...row,
        summary: detail?.summary ?? row.title,
        evidence: (plainData(detail?.evidence ?? null) as Record<string, unknown> | null) ?? null,
        subKey: detail?.subKey ?? '',
      };
    }
  }
}
