import { and, eq } from 'drizzle-orm';
import { accountOperators } from '@/drizzle/schema/operate';
import { type AccountRecord, callableAccount } from '@/server/accounts/callable';
import { findAccount } from '@/server/accounts/connect/find-account';
import { refuseForeignGround } from '@/server/accounts/connect/refuse-foreign-ground';
import { issueNewExternalId } from '@/server/accounts/external-id';
import { proveTrust } from '@/server/accounts/prove-trust';
import { roleArnOf } from '@/server/accounts/role-arn';
import { isSampleAccount, sampleOperatorExternalId, sampleOperatorRole } from '@/server/accounts/sample-accounts';
import { recordAudit } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import { announce } from '@/server/live/announce';
import { operateTag } from '@/server/permissions/operate-policy';
import type { AccessInput } from '../schema';
import { findOperator, type OperatorRecord, operatorTarget } from './operator';
import { type OperatorProof, proveOperations } from './proof';

/** A way in that changes things is a second connection: who may connect accounts may make one, and nobody else. */
const may = (actor: Actor): void => authorise(actor, 'accounts:create');

const ofAccount = (orgId: string, id: string) => and(eq(accountOperators.orgId, orgId), eq(accountOperators.awsAccountId, id));

async function accountOf(actor: Actor, id: string): Promise<AccountRecord> {
  may(actor);
  return withOrg(actor, (tx) => callableAccount(tx, actor.orgId, id));
}

/**
 * Says which role is to be made, and issues its external id: another than the scan role's. Asked again for the same role it is the same.
 * Nothing can be changed until {@link turnOnOperating}.
 * @throws AppError NOT_FOUND, NOT_CONNECTED, UNPROCESSABLE for the scan role itself
 */
export async function prepareOperating(actor: Actor, id: string, input: AccessInput): Promise<void> {
  const account = await accountOf(actor, id);
  const { accountId, partition } = account;
  const roleArn = roleArnOf({ partition, accountId, rolePath: '/', roleName: input.roleName });
  if (roleArn === account.roleArn)
    throw new AppError(
      'UNPROCESSABLE',
      'This is the role that scans read with. Operating needs a role of its own, so that the first stays read-only.',
    );
  if (input.launchRoles.some((arn) => arn.split(':')[4] !== accountId))
    throw new AppError('UNPROCESSABLE', `Launched instances can only carry roles of their own account ${accountId}.`);
  await refuseForeignGround(roleArn);
  const before = await withOrg(actor, (tx) => findOperator(tx, actor.orgId, id));
  const isSample = isSampleAccount(accountId) && input.roleName === sampleOperatorRole;
  const externalId =
    before?.roleArn === roleArn
      ? before.externalId
      : isSample
        ? sampleOperatorExternalId(accountId)
        : await issueNewExternalId({ orgId: actor.orgId, accountId, roleArn, partition });
  const values = {
    roleArn,
    externalId,
    status: 'pending' as const,
    tagKey: input.onlyTagged ? operateTag.key : null,
    tagValue: input.onlyTagged ? operateTag.value : null,
    launchRoles: input.launchRoles,
    withFixes: input.withFixes,
    proof: null,
    provenAt: null,
    lastError: null,
    turnedOnAt: null,
    turnedOnBy: null,
    updatedAt: new Date(),
  };
  await withOrg(actor, async (tx) => {
    await tx
      .insert(accountOperators)
      .values({ orgId: actor.orgId, awsAccountId: id, ...values })
      .onConflictDoUpdate({ target: [accountOperators.orgId, accountOperators.awsAccountId], set: values });
    await recordAudit(tx, actor, {
      action: 'operator.prepare',
      target: id,
      data: { accountId, roleArn, onlyTagged: input.onlyTagged, withFixes: input.withFixes },
    });
    await announce(tx.sql, { orgId: actor.orgId, channel: 'account', id });
  });
}

/**
 * Proves the operator role as the scan role is proven, tries each operation without doing it, and turns operating on.
 * @throws AppError NOT_FOUND before {@link prepareOperating}, ROLE_NOT_ASSUMABLE, INSECURE_TRUST, TRUST_NOT_PROVEN, and UNPROCESSABLE when
 *   the role may do nothing at all
 */
export async function turnOnOperating(actor: Actor, id: string): Promise<OperatorProof> {
  const account = await accountOf(actor, id);
  const operator = await withOrg(actor, (tx) => findOperator(tx, actor.orgId, id));
  if (!operator) throw notFound('operator role: prepare one first');
  try {
    const trust = await proveTrust({ ...account, ...operatorTarget(account, operator) });
    if (!trust.secure) throw new AppError('INSECURE_TRUST', trust.reason, { id });
    const proof = await proveOperations(account, operator);
    const changing = proof.operations.filter(({ operation }) => !/:Describe/.test(operation));
    if (changing.every(({ state }) => state === 'denied'))
      throw new AppError(
        'UNPROCESSABLE',
        'The operator role opens, and may do nothing of what it is for: attach its policy, then try again.',
        {
          actions: changing.map(({ action }) => action),
        },
      );
    await settle(actor, account, operator, { proof });
    return proof;
  } catch (error) {
    if (error instanceof AppError) await settle(actor, account, operator, { error });
    throw error;
  }
}

/** Writes down what was proven, unless the role was changed meanwhile. Trust that failed turns operating off at once. */
async function settle(
  actor: Actor,
  { accountId }: AccountRecord,
  { awsAccountId: id, roleArn, externalId }: OperatorRecord,
  outcome: { proof: OperatorProof } | { error: AppError },
): Promise<void> {
  const { orgId } = actor;
  const now = new Date();
  const isOn = 'proof' in outcome;
  // No answer from AWS says nothing about the role.
  const unanswered = !isOn && (outcome.error.code === 'TRUST_NOT_PROVEN' || outcome.error.code === 'UNAVAILABLE');
  const values = isOn
    ? { status: 'on' as const, proof: outcome.proof, provenAt: now, lastError: null, turnedOnBy: actor.userId, turnedOnAt: now }
    : { lastError: outcome.error.message, ...(unanswered ? {} : { status: 'pending' as const, proof: null, provenAt: null }) };
  await withOrg(actor, async (tx) => {
    const same = and(ofAccount(orgId, id), eq(accountOperators.roleArn, roleArn), eq(accountOperators.externalId, externalId));
    const changed = await tx
      .update(accountOperators)
      .set({ ...values, updatedAt: now })
      .where(same)
      .returning({ id: accountOperators.awsAccountId });
    if (changed.length === 0)
      throw new AppError('CONFLICT', 'Somebody else has changed the operator role meanwhile: reload and go on with theirs.');
    await recordAudit(tx, actor, {
      action: 'operator.turn-on',
      target: id,
      data: { accountId, roleArn, outcome: isOn ? 'on' : outcome.error.code },
    });
    await announce(tx.sql, { orgId, channel: 'account', id });
  });
}

/** From this transaction on nothing can be changed in the account. The role in AWS stays: whoever made it deletes it. */
export async function turnOffOperating(actor: Actor, id: string): Promise<void> {
  may(actor);
  const account = await findAccount(actor, id);
  if (!account) throw notFound('AWS account');
  await withOrg(actor, async (tx) => {
    const changed = await tx
      .update(accountOperators)
      .set({ status: 'off', updatedAt: new Date(), turnedOnAt: null, turnedOnBy: null })
      .where(ofAccount(actor.orgId, id))
      .returning({ id: accountOperators.awsAccountId });
    if (changed.length === 0) return;
    await recordAudit(tx, actor, { action: 'operator.turn-off', target: id, data: { accountId: account.accountId } });
    await announce(tx.sql, { orgId: actor.orgId, channel: 'account', id });
  });
}
