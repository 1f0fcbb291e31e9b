import { and, count, eq, inArray } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { notificationChannels, notificationDeliveries, notificationRules } from '@/drizzle/schema/notifications';
import { recordAudit } from '@/server/audit/record';
import { checkById } from '@/server/checks/catalogue';
import { frameworkNames } from '@/server/compliance/touched-by';
import { type Tx, withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { askedBy } from '@/server/findings/asked-by';
import { type Actor, authorise } from '@/server/identity/actor';
import { readAssignees } from '@/server/triage/assignees';
import { horizon, nextDigest } from './collect';
import { rulesAtMost } from './constants';
import { ruleView } from './data';
import { type NewRule, type RuleChange, type RuleFilter, storedRuleFilter } from './schema';
import type { RuleRow } from './types';

/** A new rule, which tells of what changes from now on. */
export async function createRule(actor: Actor, input: NewRule): Promise<RuleRow> {
  authorise(actor, 'organization:update');
  const { orgId } = actor;
  const filter = await checkedFilter(actor, input.filter);
  return withOrg(actor, async (tx) => {
    await requireChannel(tx, actor, input.channelId);
    const [existing] = await tx.select({ all: count() }).from(notificationRules).where(eq(notificationRules.orgId, orgId));
    if ((existing?.all ?? 0) >= rulesAtMost)
      throw new AppError('CONFLICT', `There are ${rulesAtMost} rules already, which is the most: delete one, or widen another.`);
    const [row] = await tx
      .insert(notificationRules)
      .values({ orgId, ...input, filter, fromTx: await horizon(tx), dueAt: dueAtOf(input.mode), createdBy: actor.userId })
      .returning();
    if (!row) throw new Error('An inserted rule was not returned.');
    await recordAudit(tx, actor, { action: 'notification-rule.create', target: row.id, data: { name: input.name, filter } });
    return ruleView(row);
  });
}

async function requireChannel(tx: Tx, { orgId }: Actor, id: string): Promise<void> {
  const [channel] = await tx
    .select({ id: notificationChannels.id })
    .from(notificationChannels)
    .where(and(eq(notificationChannels.orgId, orgId), eq(notificationChannels.id, id)));
  if (!channel) throw notFound('channel');
}

const dueAtOf = (mode: 'at-once' | 'daily'): Date => (mode === 'daily' ? nextDigest(new Date()) : new Date());

/**
 * The filter as it is kept: `me` is who makes the rule. What it names must be there, or it would listen in vain.
 * @param before of the rule that is changed: what it named already may be gone meanwhile, and stays until somebody takes it out
 * @throws AppError UNPROCESSABLE or NOT_FOUND, by what is not there
 */
async function checkedFilter(actor: Actor, asked: RuleFilter, before?: RuleFilter): Promise<RuleFilter> {
  const filter = askedBy(actor, asked);
  const added = (field: 'account' | 'checkId' | 'framework' | 'assignee') =>
    (filter[field] ?? []).filter((id) => !before?.[field]?.includes(id));
  const [account, checkId, framework, assignee] = [added('account'), added('checkId'), added('framework'), added('assignee')];
  const members = assignee.filter((id) => id !== 'none');
  const people = members.length > 0 ? await readAssignees(actor.orgId) : [];
  refuseUnknown('checkId', 'check', checkId, (id) => checkById(id) !== undefined);
  refuseUnknown('framework', 'framework', framework, (id) => frameworkNames().some((each) => each.id === id));
  refuseUnknown('assignee', 'member', members, (id) => people.some((person) => person.id === id));
  if (account.length === 0) return filter;
  const known = await withOrg(actor, (tx) =>
    tx
      .select({ id: awsAccounts.id })
      .from(awsAccounts)
      .where(and(eq(awsAccounts.orgId, actor.orgId), inArray(awsAccounts.id, account))),
  );
  if (known.length < new Set(account).size) throw notFound('AWS account');
  return filter;
}

function refuseUnknown(field: keyof RuleFilter, what: string, ids: readonly string[], isThere: (id: string) => boolean): void {
  const unknown = ids.filter((id) => !isThere(id));
  if (unknown.length > 0) throw new AppError('UNPROCESSABLE', `There is no ${what} ${unknown.join(', ')}.`, { field: `filter.${field}` });
}

const isRow = (actor: Actor, id: string) => and(eq(notificationRules.orgId, actor.orgId), eq(notificationRules.id, id));

/** Changes a rule. Switched on again, it tells of what changes from then on. @throws AppError CONFLICT when it was changed meanwhile */
export async function updateRule(actor: Actor, id: string, { revision, ...change }: RuleChange): Promise<RuleRow> {
  authorise(actor, 'organization:update');
  const [known] = await withOrg(actor, (tx) => tx.select().from(notificationRules).where(isRow(actor, id)));
  const filter = change.filter ? { filter: await checkedFilter(actor, change.filter, known && storedRuleFilter(known.filter)) } : {};
  return withOrg(actor, async (tx) => {
    const [before] = await tx.select().from(notificationRules).where(isRow(actor, id)).for('update');
    if (!before) throw notFound('rule');
    if (revision !== undefined && revision !== before.revision)
      throw new AppError('CONFLICT', 'Somebody has changed this rule meanwhile: load it again, and then change it.');
    if (change.channelId) await requireChannel(tx, actor, change.channelId);
    const { enabled = before.dueAt !== null, ...fields } = change;
    const { mode = before.mode } = change;
    const dueAt = before.dueAt && mode === before.mode ? before.dueAt : dueAtOf(mode);
    const [row] = await tx
      .update(notificationRules)
      .set({
        ...fields,
        ...filter,
        dueAt: enabled ? dueAt : null,
        ...(enabled && !before.dueAt ? { fromTx: await horizon(tx) } : {}),
        revision: before.revision + 1,
        updatedAt: new Date(),
      })
      .where(isRow(actor, id))
      .returning();
    if (!row) throw notFound('rule');
    await recordAudit(tx, actor, { action: 'notification-rule.update', target: id, data: { ...change, ...filter } });
    return ruleView(row);
  });
}

export async function deleteRule(actor: Actor, id: string): Promise<void> {
  authorise(actor, 'organization:update');
  await withOrg(actor, async (tx) => {
    const [row] = await tx.delete(notificationRules).where(isRow(actor, id)).returning();
    if (!row) throw notFound('rule');
    await recordAudit(tx, actor, { action: 'notification-rule.delete', target: id, data: { name: row.name } });
  });
}

/** Sends a dead message again, from the first try on. */
export async function retryDelivery(actor: Actor, id: string): Promise<void> {
  authorise(actor, 'organization:update');
  await withOrg(actor, async (tx) => {
    const mine = and(eq(notificationDeliveries.orgId, actor.orgId), eq(notificationDeliveries.id, id));
    const [row] = await tx.select().from(notificationDeliveries).where(mine).for('update');
    if (!row) throw notFound('delivery');
    if (row.status !== 'dead') throw new AppError('CONFLICT', 'Only a message that was given up can be sent again.');
    await tx.update(notificationDeliveries).set({ status: 'waiting', attempts: 0, dueAt: new Date(), endedAt: null }).where(mine);
    await recordAudit(tx, actor, { action: 'notification.retry', target: id, data: { rule: row.ruleName } });
  });
}
