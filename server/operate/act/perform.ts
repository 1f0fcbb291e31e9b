import { and, eq } from 'drizzle-orm';
import { operateActions } from '@/drizzle/schema/operate';
import { type AccountRecord, callableAccount } from '@/server/accounts/callable';
import { recordAudit } from '@/server/audit/record';
import { toAwsError } from '@/server/aws/classify';
import { AwsError } from '@/server/aws/errors';
import type { OperationName } from '@/server/aws/operation';
import type { AwsSession } from '@/server/aws/session';
import { type Tx, withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import { failpoint } from '@/server/failpoint';
import { requestHash } from '@/server/http/idempotency';
import { type Actor, authoriseOn } from '@/server/identity/actor';
import type { PolicyStatement } from '@/server/permissions/policy-document';
import { type OperatorRecord, openOperatorSession, requireOperator } from '../access/operator';
import { isUncertain, refusalFor } from '../aws/refusal';
import { requestIdOf } from '../aws/rehearse';
import { permissionOf } from '../constants';
import { takeLaunches, wholeOf } from '../limits/launch-limit';
import type { ActionAnswer, OperateKind, PerformedAction } from '../types';

/** For the whole action: whoever asked is waiting. */
const limitMs = 20_000;

export interface Plan {
  kind: OperateKind;
  awsAccountId: string;
  region: string;
  /** An id; of what is being made, its name. */
  target: string;
  /** Repeats with the same token are one action of this person. */
  token: string;
  /** What was asked, without the token. */
  asked: unknown;
  operation: OperationName;
  /** Instances that it launches. */
  launches?: number;
  /** The session is cut to these. */
  statements: (account: AccountRecord) => readonly PolicyStatement[];
  /** Asks AWS. `clientToken` makes it one at AWS too, where AWS takes one. */
  send: (session: AwsSession, clientToken: string) => Promise<{ requestId: string | null; answer: ActionAnswer }>;
}

type ActionRow = typeof operateActions.$inferSelect;

interface Claimed {
  account: AccountRecord;
  operator: OperatorRecord;
  row: ActionRow;
  /** It was done before, under the same token. */
  isDone: boolean;
}

/**
 * Has AWS do something, once per token. Its row stands before AWS is asked; what came of it is written with its audit row, also when
 * AWS refused. An answer that got lost leaves the row `sent`: a repeat asks AWS again under the same client token, and where AWS
 * takes none (reboot), is refused.
 * @throws AppError NOT_FOUND, FORBIDDEN, UNPROCESSABLE (operating is off; AWS refused), RATE_LIMITED, CONFLICT, UNAVAILABLE
 */
export async function perform(actor: Actor, plan: Plan): Promise<PerformedAction> {
  authoriseOn(actor, permissionOf[plan.kind], plan.awsAccountId);
  const { account, operator, row, isDone } = await claim(actor, plan);
  const done = (
    status: PerformedAction['status'],
    awsRequestId: string | null,
    answer: ActionAnswer,
    replayed: boolean,
  ): PerformedAction => ({
    actionId: row.id,
    kind: plan.kind,
    status,
    awsRequestId,
    replayed,
    answer,
  });
  if (isDone) return done(row.status, row.awsRequestId, (row.answer ?? {}) as ActionAnswer, true);

  const signal = AbortSignal.timeout(limitMs);
  const session = openOperatorSession(account, operator, {
    name: row.id,
    statements: plan.statements(account),
    signal,
    // AWS takes no client token for a reboot, so it is asked once.
    ...(plan.kind === 'reboot' ? { maxAttempts: 1 } : {}),
  });
  const { requestId, answer } = await plan
    .send(session, requestHash([actor.orgId, actor.userId, plan.token]))
    .catch((reason: unknown) => giveUp(actor, account, operator, plan, row, reason));
  failpoint('operate.unwritten');
  // AWS changes nothing that could be watched when it reboots, and a template is there at once.
  const status = plan.kind === 'reboot' || plan.kind.startsWith('template') ? 'settled' : 'accepted';
  await finish(actor, account, plan, row, { status, awsRequestId: requestId, answer, errorCode: null, error: null });
  return done(status, requestId, answer, false);
}

/** Writes down that AWS did not do it, or that nobody knows. @throws AppError always */
async function giveUp(
  actor: Actor,
  account: AccountRecord,
  operator: OperatorRecord,
  plan: Plan,
  row: ActionRow,
  reason: unknown,
): Promise<never> {
  if (reason instanceof AppError) throw reason;
  const error = reason instanceof AwsError ? reason : toAwsError(reason, plan.operation, plan.region);
  const refusal = refusalFor(error, { what: plan.target, region: plan.region, onlyTagged: operator.tagKey !== null });
  const awsRequestId = requestIdOf(error);
  const status = isUncertain(error) ? 'sent' : 'refused';
  await finish(actor, account, plan, row, { status, awsRequestId, answer: null, errorCode: error.code, error: refusal.message });
  throw new AppError(refusal.code, refusal.message, { ...refusal.details, actionId: row.id, awsRequestId }, { cause: error });
}

/** The action's row, ours to carry out, or done already. @throws AppError when it may not be carried out */
async function claim(actor: Actor, plan: Plan): Promise<Claimed> {
  const { orgId, userId } = actor;
  const hash = requestHash([plan.kind, plan.region, plan.target, plan.asked]);
  // Limits count the whole organization; the account's grant was checked before.
  return withOrg(plan.launches ? wholeOf(actor) : actor, async (tx) => {
    const account = await callableAccount(tx, orgId, plan.awsAccountId);
    const operator = await requireOperator(tx, account);
    const known = await byToken(tx, actor, plan);
    if (known) return { account, operator, ...(await again(tx, actor, plan, known, hash)) };
    if (plan.launches) await takeLaunches(tx, actor, plan.launches, null);
    const values = {
      orgId,
      awsAccountId: plan.awsAccountId,
      region: plan.region,
      kind: plan.kind,
      target: plan.target,
      token: plan.token,
      requestHash: hash,
      status: 'sent' as const,
      launches: plan.launches ?? 0,
      requestedBy: userId,
      requestedByName: actor.name,
    };
    const [row] = await tx.insert(operateActions).values(values).onConflictDoNothing().returning();
    if (!row) throw new AppError('CONFLICT', 'The same request is being carried out at this moment: repeat it in a moment.');
    return { account, operator, row, isDone: false };
  });
}

async function byToken(tx: Tx, { orgId, userId }: Actor, { awsAccountId, token }: Plan): Promise<ActionRow | undefined> {
  const [row] = await tx
    .select()
    .from(operateActions)
    .where(
      and(
        eq(operateActions.orgId, orgId),
        eq(operateActions.requestedBy, userId),
        eq(operateActions.awsAccountId, awsAccountId),
        eq(operateActions.token, token),
      ),
    )
    .for('update');
  return row;
}

async function again(tx: Tx, actor: Actor, plan: Plan, row: ActionRow, hash: string): Promise<Pick<Claimed, 'row' | 'isDone'>> {
  if (row.requestHash !== hash) throw new AppError('UNPROCESSABLE', 'This token was used with another request: make a new one for each.');
  if (row.status === 'accepted' || row.status === 'settled') return { row, isDone: true };
  if (row.status === 'sent' && plan.kind === 'reboot')
    throw new AppError(
      'CONFLICT',
      `AWS was asked for this reboot, and whether it did it is not known. Look at ${plan.target}; to have it rebooted in any case, ask with a new token.`,
    );
  if (plan.launches) await takeLaunches(tx, actor, plan.launches, row.id);
  const [taken] = await tx
    .update(operateActions)
    .set({ status: 'sent', requestedAt: new Date(), errorCode: null, error: null, finishedAt: null })
    .where(and(eq(operateActions.orgId, actor.orgId), eq(operateActions.id, row.id)))
    .returning();
  return { row: taken ?? row, isDone: false };
}

type Outcome = Pick<ActionRow, 'status' | 'awsRequestId' | 'errorCode' | 'error'> & { answer: ActionAnswer | null };

const auditActions: Readonly<Record<OperateKind, string>> = {
  start: 'instance.start',
  stop: 'instance.stop',
  reboot: 'instance.reboot',
  terminate: 'instance.terminate',
  launch: 'instance.launch',
  'template-create': 'launch-template.create',
  'template-version': 'launch-template.add-version',
  'template-default': 'launch-template.set-default',
};

async function finish(actor: Actor, account: AccountRecord, plan: Plan, row: ActionRow, outcome: Outcome): Promise<void> {
  const { status, awsRequestId, errorCode, answer } = outcome;
  await withOrg(actor, async (tx) => {
    await tx
      .update(operateActions)
      .set({ ...outcome, finishedAt: status === 'settled' || status === 'refused' ? new Date() : null })
      .where(and(eq(operateActions.orgId, actor.orgId), eq(operateActions.id, row.id)));
    await recordAudit(tx, actor, {
      action: auditActions[plan.kind],
      target: plan.target,
      data: {
        accountId: account.accountId,
        region: plan.region,
        actionId: row.id,
        awsRequestId,
        outcome: status === 'sent' ? 'unknown' : status === 'refused' ? 'refused' : 'accepted',
        ...(errorCode ? { code: errorCode } : {}),
        ...(answer?.instanceIds ? { instanceIds: answer.instanceIds } : {}),
        ...(answer?.version ? { version: answer.version } : {}),
      },
    });
  });
}
