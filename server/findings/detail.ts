import { consoleUrlOf } from '@/server/aws/console-url';
import { checkById } from '@/server/checks/catalogue';
import type { Evidence, VerdictStatus } from '@/server/checks/types';
import { plainData } from '@/server/collect/data-json';
import { frameworksTouchedBy } from '@/server/compliance/touched-by';
import { resourceCost } from '@/server/costs/savings/data';
import { type Tx, withOrg } from '@/server/db';
import { managingStack } from '@/server/drift/managing-stack';
import { notFound } from '@/server/errors';
import { type Actor, canIn, within } from '@/server/identity/actor';
import type { AnyOrgId } from '@/server/ids';
import { exceptionColumns, type StoredException, toException } from '@/server/triage/exceptions/data';
import { historyKindOf } from './constants';
import { findFindingRow, isoText } from './data';
import type { FindingDetail, FindingHistoryEntry } from './types';
import { lookFor } from './verify/scope-of';
import type { VerificationLook } from './verify/types';

/** Everything about one finding. @throws AppError NOT_FOUND */
export async function getFinding(actor: Actor, id: string): Promise<FindingDetail> {
  if (!/^\d{1,18}$/.test(id)) throw notFound('finding');
  const scope = within(actor, 'findings:read');
  const { orgId } = scope;
  return withOrg(scope, async (tx) => {
    const row = await findFindingRow(tx, orgId, id);
    if (!row) throw notFound('finding');
    const [detail] = await tx.sql<{ summary: string; evidence: Evidence | null; status: VerdictStatus }[]>`
      select d.summary, d.evidence, v.status from verdicts v
      left join verdict_details d on d.org_id = v.org_id and d.verdict_id = v.id
      where v.org_id = ${orgId} and v.id = ${id}`;
    const [resource] = await tx.sql<{ id: string; tags: Record<string, string>; type: string; service: string; is_present: boolean }[]>`
      select id, tags, type, service, deleted_at is null as is_present from resources where org_id = ${orgId} and aws_account_id = ${row.account.id} and arn = ${row.resource.arn}`;
    const [scan] = await tx.sql<{ finished_at: string | null; verifying: string | null }[]>`
      select s.finished_at, active.id as verifying from aws_accounts a
      left join scans s on s.org_id = a.org_id and s.id = a.last_scan_id
      left join scans active on active.org_id = a.org_id and active.id = a.active_scan_id and active.verifies = ${id}
      where a.org_id = ${orgId} and a.id = ${row.account.id}`;
    const check = checkById(row.checkId);
    const evidence = (plainData(detail?.evidence ?? null) as Evidence | null) ?? null;
    return {
      ...row,
      summary: detail?.summary ?? row.title,
      evidence,
      why: check?.why ?? 'This check is no longer part of the catalogue.',
      remedy: check?.remedy ?? { text: 'Nothing to do: the check is no longer part of the catalogue.' },
      aliases: { prowler: [...(check?.aliases.prowler ?? [])], securityHub: [...(check?.aliases.securityHub ?? [])] },
      requirements: Object.fromEntries(Object.entries(check?.requirements ?? {}).map(([framework, numbers]) => [framework, [...numbers]])),
      verdict: detail?.status ?? 'unknown',
      unknownBecause: detail?.status === 'unknown' ? missingCalls(evidence, row.region) : [],
      mute: row.exception ? null : await readMute(tx, orgId, id),
      exceptionDetail: row.exception ? await readException(tx, orgId, row.exception.id) : null,
      frameworks: frameworksTouchedBy(row.checkId).map(({ id, name, requirements }) => ({
        id,
        name,
        requirements: [...requirements],
      })),
      history: await readHistory(tx, orgId, id),
      inventoryId: canIn(actor, 'resources:read', row.account.id) ? (resource?.id ?? null) : null,
      verification: check
        ? lookFor(
            check,
            row.region,
            resource?.is_present && resource.type === check.resourceType ? { ...resource, arn: row.resource.arn } : null,
          )
        : null,
      tags: resource?.tags ?? {},
      stack: await managingStack(tx, orgId, {
        awsAccountId: row.account.id,
        arn: row.resource.arn,
        resourceId: row.resource.id,
        tags: resource?.tags ?? {},
      }),
      consoleUrl: row.account.kind === 'sample' ? null : consoleUrlOf(row.resource, row.region),
      lastScannedAt: scan?.finished_at ? isoText(scan.finished_at) : null,
      verifyingScanId: scan?.verifying ?? null,
      monthlyCost: canIn(actor, 'costs:read', row.account.id)
        ? await resourceCost({ sql: tx.sql, scope }, row.account.id, row.resource.arn)
        : null,
    };
  });
}

function missingCalls(evidence: Evidence | null, region: string): FindingDetail['unknownBecause'] {
  const missing = evidence?.missing;
  if (!Array.isArray(missing)) return [];
  return missing.flatMap(
    (
      each:
        | {
            operation?: string;
            region?: string;
            kind?: string;
            status?: string;
          }
        | string
        | number
        | boolean
        | null,
    ) =>
      each && typeof each === 'object' && each.operation
        ? [{ operation: each.operation, region: each.region ?? region, kind: each.kind ?? each.status ?? 'failed' }]
        : [],
  );
}

async function readMute({ sql }: Tx, orgId: AnyOrgId, id: string): Promise<FindingDetail['mute']> {
  const [mute] = await sql<
    {
      reason: string;
      by: string | null;
      created_at: string;
      expires_at: string | null;
    }[]
  >`
    select m.reason, c.data ->> 'by' as by, m.created_at, m.expires_at from verdicts v
    join mutes m on m.org_id = v.org_id and m.id = v.mute_id
    left join lateral (
      select data from changes where org_id = v.org_id and verdict_id = v.id and kind = 'finding.muted' order by id desc limit 1) c on true
    where v.org_id = ${orgId} and v.id = ${id} and v.muted_until > now()`;
  if (!mute) return null;
  return {
    reason: mute.reason,
    by: mute.by ?? 'CloudLens',
    at: isoText(mute.created_at),
    expiresAt: mute.expires_at ? isoText(mute.expires_at) : null,
  };
}

async function readException(tx: Tx, orgId: AnyOrgId, id: string): Promise<FindingDetail['exceptionDetail']> {
  const [row] = await tx.sql<StoredException[]>`
    select ${exceptionColumns(tx.sql)} from mutes m where m.org_id = ${orgId} and m.id = ${id}`;
  return row ? toException(row) : null;
}

async function readHistory({ sql }: Tx, orgId: AnyOrgId, id: string): Promise<FindingHistoryEntry[]> {
  const rows = await sql<
    {
      at: string;
      kind: string;
      scan_id: string | null;
      data: { by?: string; summary?: string; reason?: string; look?: VerificationLook } | null;
    }[]
  >`
    select at, kind, scan_id, data from changes where org_id = ${orgId} and verdict_id = ${id} order by id desc limit 200`;
  return rows.flatMap((row) => {
    const kind = historyKindOf(row.kind);
    if (!kind) return [];
    return [
      {
        at: isoText(row.at),
        kind,
        scanId: row.scan_id,
        actor: row.data?.by ?? null,
        note: row.data?.reason ?? row.data?.summary ?? null,
        look: row.data?.look ?? null,
      },
    ];
  });
}
