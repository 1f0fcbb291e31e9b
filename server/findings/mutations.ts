import { mutes } from '@/drizzle/schema/findings';
import { recordAudit } from '@/server/audit/record';
import { type Tx, withOrg } from '@/server/db';
import { reachingAll } from '@/server/db-reach';
import { AppError, notFound } from '@/server/errors';
import { type Actor, within } from '@/server/identity/actor';
import type { TenantScope } from '@/server/ids';
import { announce } from '@/server/live/announce';
import { refreshFacets } from './rollups';
import type { MuteInput } from './schema';
import type { FindingFilters } from './types';
import { conditionsOf } from './where';

/** A mute by filter takes at most this many findings at once. */
const muteCap = 10_000;

/**
 * Mutes open findings, by id or by filter, with a reason and an end. Muting again replaces reason and end; scans go on judging.
 * @returns how many findings it holds for
 * @throws AppError BAD_REQUEST for an end in the past, NOT_FOUND when no finding matches
 */
export async function muteFindings(actor: Actor, input: MuteInput): Promise<{ muted: number; muteId: string }> {
  const scope = within(actor, 'findings:update');
  const { orgId } = scope;
  const expiresAt = input.expiresAt ? new Date(input.expiresAt) : null;
  if (expiresAt && expiresAt <= new Date()) throw new AppError('BAD_REQUEST', 'The end of a mute must lie in the future.');
  return withOrg(scope, async (tx) => {
    const ids = await pick(tx, scope, input);
    if (ids.length === 0) throw notFound('open finding');
    const [mute] = await tx
      .insert(mutes)
      .values({ orgId, reason: input.reason, createdBy: actor.userId, expiresAt })
      .returning({ id: mutes.id });
    if (!mute) throw new Error('The mute was not stored.');
    const touched = await tx.sql<{ aws_account_id: string }[]>`
      with muted as (
        update verdicts set mute_id = ${mute.id}, muted_until = ${(expiresAt ?? new Date('9999-12-31')).toISOString()}
        where org_id = ${orgId} and id = any(${ids}::bigint[]) and finding = 'open'
        returning id, aws_account_id, check_id, severity
      ), noted as (
        insert into changes (org_id, at, kind, aws_account_id, verdict_id, check_id, severity, data)
        select ${orgId}::uuid, now(), 'finding.muted', aws_account_id, id, check_id, severity,
          ${JSON.stringify({ by: actor.name, reason: input.reason, expiresAt: input.expiresAt ?? null })}::jsonb
        from muted
      )
      select aws_account_id from muted`;
    if (touched.length === 0) throw notFound('open finding');
    await afterwards(tx, scope, touched);
    await recordAudit(tx, actor, {
      action: 'findings.mute',
      target: mute.id,
      data: { count: touched.length, reason: input.reason, expiresAt: input.expiresAt ?? null },
    });
    return { muted: touched.length, muteId: mute.id };
  });
}

/**
 * Lifts mutes. Findings that are not muted are left alone.
 * @throws AppError NOT_FOUND when there is none of them
 */
export async function unmuteFindings(actor: Actor, ids: readonly string[]): Promise<{ unmuted: number }> {
  const scope = within(actor, 'findings:update');
  const { orgId } = scope;
  return withOrg(scope, async (tx) => {
    const [known] = await tx.sql`select 1 from verdicts where org_id = ${orgId} and id = any(${ids as string[]}::bigint[]) limit 1`;
    if (!known) throw notFound('finding');
    const touched = await tx.sql<{ aws_account_id: string }[]>`
      with lifted as (
        update verdicts set mute_id = null, muted_until = null
        where org_id = ${orgId} and id = any(${ids as string[]}::bigint[]) and muted_until is not null
        returning id, aws_account_id, check_id, severity
      ), noted as (
        insert into changes (org_id, at, kind, aws_account_id, verdict_id, check_id, severity, data)
        select ${orgId}::uuid, now(), 'finding.unmuted', aws_account_id, id, check_id, severity, ${JSON.stringify({ by: actor.name })}::jsonb from lifted
      )
      select aws_account_id from lifted`;
    await afterwards(tx, scope, touched);
    await recordAudit(tx, actor, { action: 'findings.unmute', data: { count: touched.length } });
    return { unmuted: touched.length };
  });
}

async function pick(tx: Tx, scope: TenantScope, input: MuteInput): Promise<string[]> {
  if (input.ids) return input.ids;
  const filters: FindingFilters = { ...input.filter, status: ['open'] };
  const rows = await tx.sql<
    { id: string }[]
  >`select v.id from verdicts v where ${conditionsOf(tx.sql, scope, filters)} limit ${muteCap + 1}`;
  if (rows.length > muteCap)
    throw new AppError('UNPROCESSABLE', `The filter matches more than ${muteCap} findings. Narrow it, and mute in parts.`);
  return rows.map((row) => row.id);
}

async function afterwards(tx: Tx, scope: TenantScope, touched: readonly { aws_account_id: string }[]): Promise<void> {
  for (const accountId of new Set(touched.map((row) => row.aws_account_id))) {
    await reachingAll(tx.sql, scope, () => refreshFacets(tx.sql, scope.orgId, accountId));
    await announce(tx.sql, { orgId: scope.orgId, channel: 'findings', id: accountId });
  }
}
