import { recordAudit } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, within } from '@/server/identity/actor';
import { announce } from '@/server/live/announce';
import { muteDaysWithApproval } from '@/server/triage/constants';
import { readTriageSettings } from '@/server/triage/read-settings';
import type { MutePathInput } from './schema';

/**
 * Mutes an open path. Scans go on looking at it; muting again replaces reason and end.
 * @throws AppError BAD_REQUEST for an end in the past, UNPROCESSABLE where a second person has to agree to so long, NOT_FOUND
 */
export async function mutePath(actor: Actor, id: string, { reason, expiresAt }: MutePathInput): Promise<void> {
  const scope = within(actor, 'findings:update');
  const { orgId } = scope;
  const until = expiresAt ? new Date(expiresAt) : null;
  if (until && until <= new Date()) throw new AppError('BAD_REQUEST', 'The end of a mute must lie in the future.');
  await withOrg(scope, async (tx) => {
    const muted = await tx.sql<{ aws_account_id: string; title: string }[]>`
      update attack_paths set muted_until = ${(until ?? new Date('9999-12-31')).toISOString()}::timestamptz, mute_reason = ${reason},
        muted_by = ${actor.userId}, muted_by_name = ${actor.name}
      where org_id = ${orgId} and id = ${id} and status = 'open' returning aws_account_id, title`;
    const [row] = muted;
    if (!row) throw notFound('open attack path');
    const { exceptionsNeedApproval } = await readTriageSettings(tx, orgId);
    const latest = Date.now() + muteDaysWithApproval * 86_400_000 + 3_600_000;
    if (exceptionsNeedApproval && (!until || until.getTime() > latest))
      throw new AppError(
        'UNPROCESSABLE',
        `Your organization wants a second person to agree to more than ${muteDaysWithApproval} days: choose an earlier end.`,
      );
    await recordAudit(tx, actor, {
      action: 'attack-path.mute',
      target: id,
      data: { title: row.title, reason, expiresAt: expiresAt ?? null },
    });
    await announce(tx.sql, { orgId, channel: 'findings', id: row.aws_account_id });
  });
}

/** Lifts a mute; one that is lifted already stays so. @throws AppError NOT_FOUND */
export async function unmutePath(actor: Actor, id: string): Promise<void> {
  const scope = within(actor, 'findings:update');
  const { orgId } = scope;
  await withOrg(scope, async (tx) => {
    const lifted = await tx.sql<{ aws_account_id: string }[]>`
      update attack_paths set muted_until = null, mute_reason = null, muted_by = null, muted_by_name = null
      where org_id = ${orgId} and id = ${id} returning aws_account_id`;
    const [row] = lifted;
    if (!row) throw notFound('attack path');
    await recordAudit(tx, actor, { action: 'attack-path.unmute', target: id });
    await announce(tx.sql, { orgId, channel: 'findings', id: row.aws_account_id });
  });
}
