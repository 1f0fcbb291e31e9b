import { mutes } from '@/drizzle/schema/findings';
import { recordAudit } from '@/server/audit/record';
import { type Tx, withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, within } from '@/server/identity/actor';
import { muteDaysWithApproval } from '@/server/triage/constants';
import { readTriageSettings } from '@/server/triage/read-settings';
import { findingsChanged, pickFindings } from './bulk';
import type { MuteInput, UnmuteInput } from './schema';

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
    const ids = await pickFindings(tx, scope, actor, input, ['open']);
    const known =
      ids.length === 0 ? [] : await tx.sql`select 1 from verdicts where org_id = ${orgId} and id = any(${ids}::bigint[]) limit 1`;
    if (known.length === 0) throw notFound('open finding');
    await requireShortEnough(tx, orgId, expiresAt);
    const [mute] = await tx
      .insert(mutes)
      .values({
        orgId,
        reason: input.reason,
        createdBy: actor.userId,
        createdByName: actor.name,
        expiresAt,
      })
      .returning({ id: mutes.id });
    if (!mute) throw new Error('The mute was not stored.');
    const touched = await tx.sql<{ aws_account_id: string }[]>`
      with muted as (
        update verdicts set mute_id = ${mute.id}, muted_until = ${(expiresAt ?? new Date('9999-12-31')).toISOString()}, accepted_evidence = null
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
    await findingsChanged(tx, scope, touched);
    await recordAudit(tx, actor, {
      action: 'findings.mute',
      target: mute.id,
      data: { count: touched.length, reason: input.reason, expiresAt: input.expiresAt ?? null },
    });
    return { muted: touched.length, muteId: mute.id };
  });
}

/** Where a second person has to approve exceptions, a mute is no way round it. */
async function requireShortEnough(tx: Tx, orgId: string, expiresAt: Date | null): Promise<void> {
  const { exceptionsNeedApproval } = await readTriageSettings(tx, orgId);
  const latest = Date.now() + muteDaysWithApproval * 86_400_000 + 3_600_000;
  if (!exceptionsNeedApproval || (expiresAt && expiresAt.getTime() <= latest)) return;
  throw new AppError(
    'UNPROCESSABLE',
    `Your organization wants a second person to agree to more than ${muteDaysWithApproval} days: choose an earlier end, or ask for the risk to be accepted.`,
  );
}

/**
 * Lifts mutes and exceptions, of findings or a whole one by its id. Findings that are not muted are left alone.
 * @throws AppError NOT_FOUND when there is none of them
 */
export async function unmuteFindings(actor: Actor, { ids, muteId }: UnmuteInput): Promise<{ unmuted: number }> {
  const scope = within(actor, 'findings:update');
  const { orgId } = scope;
  return withOrg(scope, async (tx) => {
    const these = muteId ? tx.sql`mute_id = ${muteId}` : tx.sql`id = any(${ids as string[]}::bigint[])`;
    const [known] = await tx.sql`select 1 from verdicts where org_id = ${orgId} and ${these} limit 1`;
    if (!known) throw notFound(muteId ? 'mute' : 'finding');
    const touched = await tx.sql<{ aws_account_id: string }[]>`
      with lifted as (
        update verdicts set mute_id = null, muted_until = null, accepted_evidence = null
        where org_id = ${orgId} and ${these} and muted_until is not null
        returning id, aws_account_id, check_id, severity
      ), noted as (
        insert into changes (org_id, at, kind, aws_account_id, verdict_id, check_id, severity, data)
        select ${orgId}::uuid, now(), 'finding.unmuted', aws_account_id, id, check_id, severity, ${JSON.stringify({ by: actor.name })}::jsonb from lifted
      )
      select aws_account_id from lifted`;
    await findingsChanged(tx, scope, touched);
    await recordAudit(tx, actor, {
      action: 'findings.unmute',
      data: { count: touched.length, ...(muteId ? { muteId } : {}) },
    });
    return { unmuted: touched.length };
  });
}
