import { mutes } from '@/drizzle/schema/findings';
import { recordAudit } from '@/server/audit/record';
import { type Tx, withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { findingsChanged, pickFindings } from '@/server/findings/bulk';
import { type Actor, authorise, within } from '@/server/identity/actor';
import type { TenantScope } from '@/server/ids';
import { exceptionCategories } from '../constants';
import { readTriageSettings } from '../read-settings';
import type { ExceptionInput } from '../schema';

/**
 * Accepts the risk of open findings until a day. Where the organization wants a second person, it waits for one and the findings
 * stay open meanwhile. Those that are muted already are left alone.
 * @throws AppError BAD_REQUEST for an end in the past, UNPROCESSABLE for one too far, NOT_FOUND when no open finding is meant
 */
export async function makeException(
  actor: Actor,
  input: ExceptionInput,
): Promise<{ id: string; state: 'waiting' | 'accepted'; findings: number }> {
  const scope = within(actor, 'findings:update');
  const { orgId } = scope;
  const expiresAt = new Date(input.expiresAt);
  if (expiresAt <= new Date()) throw new AppError('BAD_REQUEST', 'The end of an exception must lie in the future.');
  return withOrg(scope, async (tx) => {
    const { exceptionsNeedApproval, exceptionMaxDays } = await readTriageSettings(tx, orgId);
    // An hour more, for clocks that differ.
    if (expiresAt.getTime() > Date.now() + exceptionMaxDays * 86_400_000 + 3_600_000)
      throw new AppError('UNPROCESSABLE', `Your organization accepts risks for at most ${exceptionMaxDays} days: choose an earlier end.`);
    const ids = await pickFindings(tx, scope, actor, input, ['open']);
    if (ids.length === 0) throw notFound('open finding');
    const [row] = await tx
      .insert(mutes)
      .values({
        orgId,
        kind: 'exception',
        state: exceptionsNeedApproval ? 'waiting' : 'in-force',
        category: input.category,
        reason: input.reason,
        createdBy: actor.userId,
        createdByName: actor.name,
        expiresAt,
      })
      .returning({ id: mutes.id });
    if (!row) throw new Error('The exception was not stored.');
    const touched = await tx.sql<Touched[]>`
      update verdicts set mute_id = ${row.id}
      where org_id = ${orgId} and id = any(${ids}::bigint[]) and finding = 'open' and (muted_until is null or muted_until <= now())
      returning id::text as id, aws_account_id`;
    if (touched.length === 0) throw notFound('open finding');
    if (exceptionsNeedApproval)
      await note(tx, scope, touched, 'finding.exception-asked', {
        by: actor.name,
        reason: words(input),
      });
    else
      await putInForce(tx, scope, {
        id: row.id,
        expiresAt,
        note: { by: actor.name, reason: words(input) },
      });
    await findingsChanged(tx, scope, touched);
    await recordAudit(tx, actor, {
      action: 'findings.make-exception',
      target: row.id,
      data: {
        count: touched.length,
        category: input.category,
        reason: input.reason,
        expiresAt: input.expiresAt,
        waits: exceptionsNeedApproval,
      },
    });
    return {
      id: row.id,
      state: exceptionsNeedApproval ? 'waiting' : 'accepted',
      findings: touched.length,
    };
  });
}

/**
 * The second person's word. Only findings that still fail as they did when it was asked for come under it.
 * @throws AppError NOT_FOUND, FORBIDDEN for who asked for it, CONFLICT when it waits no longer
 */
export async function approveException(actor: Actor, id: string, noteText?: string): Promise<{ findings: number }> {
  const scope = mayDecide(actor);
  return withOrg(scope, async (tx) => {
    const exception = await requireException(tx, scope.orgId, id);
    if (exception.createdBy === actor.userId) throw new AppError('FORBIDDEN', 'Somebody else has to approve what you asked for.');
    if (exception.state !== 'waiting' || exception.hasEnded)
      throw new AppError('CONFLICT', 'This exception is not waiting for approval any more: reload the page.');
    await decide(tx, actor, id, 'in-force', noteText);
    const reason = `Asked for by ${exception.createdByName}: ${exception.reason}`;
    const touched = await putInForce(tx, scope, {
      id,
      expiresAt: new Date(exception.expiresAt),
      note: { by: actor.name, reason },
    });
    await findingsChanged(tx, scope, touched);
    await recordAudit(tx, actor, {
      action: 'findings.approve-exception',
      target: id,
      data: { count: touched.length, note: noteText ?? null },
    });
    return { findings: touched.length };
  });
}

/** @throws AppError NOT_FOUND, CONFLICT when it waits no longer */
export async function declineException(actor: Actor, id: string, noteText?: string): Promise<{ findings: number }> {
  const scope = mayDecide(actor);
  return withOrg(scope, async (tx) => {
    const exception = await requireException(tx, scope.orgId, id);
    if (exception.state !== 'waiting')
      throw new AppError('CONFLICT', 'This exception is not waiting for approval any more: reload the page.');
    return letGo(tx, actor, scope, { id, state: 'declined', noteText });
  });
}

/**
 * Ends it before its time: its findings are open again. By who asked for it, or who may approve.
 * @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT when it has ended already
 */
export async function withdrawException(actor: Actor, id: string, noteText?: string): Promise<{ findings: number }> {
  const scope = within(actor, 'findings:update');
  return withOrg(scope, async (tx) => {
    const exception = await requireException(tx, scope.orgId, id);
    if (exception.createdBy !== actor.userId) mayDecide(actor);
    if (exception.hasEnded || exception.state === 'declined' || exception.state === 'withdrawn')
      throw new AppError('CONFLICT', 'This exception has ended already: reload the page.');
    return letGo(tx, actor, scope, { id, state: 'withdrawn', noteText });
  });
}

/** Admins: who decides what is judged at all (`checks:update`). */
const mayDecide = (actor: Actor): TenantScope => {
  within(actor, 'findings:update');
  authorise(actor, 'checks:update');
  return actor;
};

interface Touched {
  id: string;
  aws_account_id: string;
}

const words = ({ category, reason }: Pick<ExceptionInput, 'category' | 'reason'>): string => `${exceptionCategories[category]}: ${reason}`;

interface Stored {
  state: string;
  createdBy: string;
  createdByName: string;
  reason: string;
  expiresAt: string;
  hasEnded: boolean;
}

async function requireException({ sql }: Tx, orgId: string, id: string): Promise<Stored> {
  const [row] = await sql<Stored[]>`
    select state, created_by as "createdBy", created_by_name as "createdByName", reason, expires_at as "expiresAt", expires_at <= now() as "hasEnded"
    from mutes where org_id = ${orgId} and id = ${id} and kind = 'exception' for update`;
  if (!row) throw notFound('exception');
  return row;
}

const decide = ({ sql }: Tx, actor: Actor, id: string, state: string, noteText: string | undefined) => sql`
  update mutes set state = ${state}, decided_by = ${actor.userId}, decided_by_name = ${actor.name}, decided_at = now(), decision_note = ${noteText || null},
    lifted_at = ${state === 'in-force' ? null : sql`now()`}
  where org_id = ${actor.orgId} and id = ${id}`;

/** Mutes its findings until its end and remembers the evidence that it was made for. */
async function putInForce(
  tx: Tx,
  scope: TenantScope,
  { id, expiresAt, note: data }: { id: string; expiresAt: Date; note: { by: string; reason: string } },
): Promise<Touched[]> {
  const touched = await tx.sql<Touched[]>`
    update verdicts v set muted_until = ${expiresAt.toISOString()}, accepted_evidence = md5(coalesce(d.evidence::text, ''))
    from verdict_details d
    where v.org_id = ${scope.orgId} and v.mute_id = ${id} and v.finding = 'open' and d.org_id = v.org_id and d.verdict_id = v.id
    returning v.id::text as id, v.aws_account_id`;
  await note(tx, scope, touched, 'finding.exception-accepted', data);
  return [...touched];
}

async function letGo(
  tx: Tx,
  actor: Actor,
  scope: TenantScope,
  {
    id,
    state,
    noteText,
  }: {
    id: string;
    state: 'declined' | 'withdrawn';
    noteText: string | undefined;
  },
): Promise<{ findings: number }> {
  await decide(tx, actor, id, state, noteText);
  const touched = await tx.sql<Touched[]>`
    update verdicts set mute_id = null, muted_until = null, accepted_evidence = null where org_id = ${scope.orgId} and mute_id = ${id}
    returning id::text as id, aws_account_id`;
  await note(tx, scope, touched, `finding.exception-${state}`, {
    by: actor.name,
    ...(noteText ? { reason: noteText } : {}),
  });
  await findingsChanged(tx, scope, touched);
  await recordAudit(tx, actor, {
    action: state === 'declined' ? 'findings.decline-exception' : 'findings.withdraw-exception',
    target: id,
    data: { count: touched.length, note: noteText ?? null },
  });
  return { findings: touched.length };
}

const note = ({ sql }: Tx, { orgId }: TenantScope, touched: readonly Touched[], kind: string, data: { by: string; reason?: string }) => sql`
  insert into changes (org_id, at, kind, aws_account_id, verdict_id, check_id, severity, data)
  select ${orgId}::uuid, now(), ${kind}, aws_account_id, id, check_id, severity, ${JSON.stringify(data)}::jsonb
  from verdicts where org_id = ${orgId} and id = any(${touched.map(({ id }) => id)}::bigint[])`;
