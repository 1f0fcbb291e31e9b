import { driftIgnoreRules } from '@/drizzle/schema/drift';
import { recordAudit } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import { announce, everything } from '@/server/live/announce';
import type { IgnoreRuleInput, RulePartsInput } from '../schema';
import type { RuleParts } from './match';

/** Rules are looked at one by one for every difference: a bound that no organization should need. */
const rulesAtMost = 200;

/** A rule holds for every account, so whoever is limited to some may not write one. */
function authoriseForAll(actor: Actor): void {
  authorise(actor, 'drift:update');
  if (actor.grants !== null)
    throw new AppError(
      'FORBIDDEN',
      'Ignore rules hold for all AWS accounts, and you have been granted some of them: ask an admin of your organization.',
    );
}

export const partsOf = (input: RulePartsInput | IgnoreRuleInput): RuleParts => ({
  stackName: input.stackName || null,
  resourceType: input.resourceType || null,
  logicalId: input.logicalId || null,
  propertyPath: input.propertyPath || null,
});

/** @throws AppError BAD_REQUEST for an end in the past, FORBIDDEN, UNPROCESSABLE when there are too many */
export async function createRule(actor: Actor, input: IgnoreRuleInput): Promise<{ id: string }> {
  authoriseForAll(actor);
  const { orgId } = actor;
  const expiresAt = input.expiresAt ? new Date(input.expiresAt) : null;
  if (expiresAt && expiresAt <= new Date()) throw new AppError('BAD_REQUEST', 'The end of a rule must lie in the future.');
  return withOrg(actor, async (tx) => {
    const [counted] = await tx.sql<{ n: number }[]>`
      select count(*)::int as n from drift_ignore_rules where org_id = ${orgId} and lifted_at is null and (expires_at is null or expires_at > now())`;
    if ((counted?.n ?? 0) >= rulesAtMost)
      throw new AppError('UNPROCESSABLE', `There are ${rulesAtMost} ignore rules already: lift one first.`);
    const [made] = await tx
      .insert(driftIgnoreRules)
      .values({
        orgId,
        ...partsOf(input),
        reason: input.reason,
        owner: input.owner,
        createdBy: actor.userId,
        expiresAt,
      })
      .returning({ id: driftIgnoreRules.id });
    if (!made) throw new Error('The rule was not stored.');
    await recordAudit(tx, actor, {
      action: 'drift.ignore',
      target: made.id,
      data: { ...partsOf(input), reason: input.reason, owner: input.owner },
    });
    await announce(tx.sql, { orgId, channel: 'drift', id: everything });
    return made;
  });
}

/** @throws AppError FORBIDDEN, NOT_FOUND */
export async function liftRule(actor: Actor, id: string): Promise<void> {
  authoriseForAll(actor);
  const { orgId } = actor;
  await withOrg(actor, async (tx) => {
    const lifted = await tx.sql`
      update drift_ignore_rules set lifted_at = now() where org_id = ${orgId} and id = ${id} and lifted_at is null returning id`;
    if (lifted.length === 0) throw notFound('ignore rule');
    await recordAudit(tx, actor, { action: 'drift.ignore-lift', target: id });
    await announce(tx.sql, { orgId, channel: 'drift', id: everything });
  });
}
