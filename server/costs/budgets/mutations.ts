import { findByAccountId } from '@/server/accounts/connect/find-account';
import { recordAudit } from '@/server/audit/record';
import { type Tx, withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authorise, authoriseOn } from '@/server/identity/actor';
import type { BudgetInput } from '../schema';

const most = 200;

/** The account that a budget is to be for; null: all of them. @throws AppError NOT_FOUND, FORBIDDEN */
async function accountFor(
  actor: Actor,
  permission: 'costs:create' | 'costs:update',
  accountId: string | undefined,
): Promise<string | null> {
  authorise(actor, permission);
  const account = accountId === undefined ? null : await findByAccountId(actor, accountId);
  if (account === undefined) throw notFound('AWS account');
  if (account) authoriseOn(actor, permission, account.id);
  else if (actor.grants !== null)
    throw new AppError('FORBIDDEN', 'You reach some AWS accounts only, so name the one that the budget is for.', { permission });
  return account?.id ?? null;
}

/** One of ours, locked. @throws AppError NOT_FOUND, UNPROCESSABLE for one of AWS's */
async function lockBudget({ sql }: Tx, actor: Actor, permission: 'costs:update' | 'costs:delete', id: string) {
  const [row] = await sql<{ origin: string; awsAccountId: string | null; name: string }[]>`
    select origin, aws_account_id as "awsAccountId", name from cost_budgets where org_id = ${actor.orgId} and id = ${id} for update`;
  if (!row) throw notFound('budget');
  if (row.awsAccountId) authoriseOn(actor, permission, row.awsAccountId);
  if (row.origin === 'aws')
    throw new AppError('UNPROCESSABLE', 'This budget is AWS’s: change or delete it there, in the console of AWS Budgets.');
  return row;
}

const nameTaken = () => new AppError('CONFLICT', 'There is a budget of this name already: choose another.');

/** @throws AppError NOT_FOUND for an account that is not theirs, FORBIDDEN, CONFLICT when the name is taken */
export async function createBudget(actor: Actor, input: BudgetInput): Promise<{ id: string }> {
  const accountId = await accountFor(actor, 'costs:create', input.accountId);
  const { orgId } = actor;
  return withOrg(actor, async (tx) => {
    const { sql } = tx;
    const [known] = await sql<{ total: number; taken: boolean }[]>`
      select count(*)::int as total, coalesce(bool_or(name = ${input.name}), false) as taken from cost_budgets where org_id = ${orgId} and origin = 'cloudlens'`;
    if (known?.taken) throw nameTaken();
    if ((known?.total ?? 0) >= most) throw new AppError('CONFLICT', `There are ${most} budgets already: delete one first.`);
    const [row] = await sql<{ id: string }[]>`
      insert into cost_budgets (org_id, name, amount, unit, aws_account_id, service, actual_percents, forecast_percents, created_by)
      values (${orgId}, ${input.name}, ${input.amount}::numeric, ${input.unit}, ${accountId}, ${input.service ?? null},
        ${input.actualPercents}, ${input.forecastPercents}, ${actor.userId}) returning id`;
    if (!row) throw new Error('The budget was not stored.');
    await recordAudit(tx, actor, {
      action: 'budgets.create',
      target: row.id,
      data: { name: input.name, amount: input.amount, unit: input.unit },
    });
    return row;
  });
}

/**
 * Puts other values in the place of all. What is about another amount, account or service is told of anew.
 * @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT when the name is taken, UNPROCESSABLE for one of AWS's
 */
export async function updateBudget(actor: Actor, id: string, input: BudgetInput): Promise<void> {
  const accountId = await accountFor(actor, 'costs:update', input.accountId);
  const { orgId } = actor;
  await withOrg(actor, async (tx) => {
    const { sql } = tx;
    await lockBudget(tx, actor, 'costs:update', id);
    const taken = await sql`
      select 1 from cost_budgets where org_id = ${orgId} and origin = 'cloudlens' and name = ${input.name} and id <> ${id}`;
    if (taken.length > 0) throw nameTaken();
    const service = input.service ?? null;
    await sql`
      delete from cost_budget_alerts l using cost_budgets b where l.org_id = ${orgId} and l.budget_id = ${id} and b.org_id = l.org_id and b.id = l.budget_id
        and (b.amount, b.unit, b.aws_account_id, b.service) is distinct from (${input.amount}::numeric, ${input.unit}, ${accountId}::uuid, ${service}::text)`;
    await sql`
      update cost_budgets set name = ${input.name}, amount = ${input.amount}::numeric, unit = ${input.unit}, aws_account_id = ${accountId},
        service = ${service}, actual_percents = ${input.actualPercents}, forecast_percents = ${input.forecastPercents}
      where org_id = ${orgId} and id = ${id}`;
    await recordAudit(tx, actor, {
      action: 'budgets.update',
      target: id,
      data: { name: input.name, amount: input.amount, unit: input.unit },
    });
  });
}

/** @throws AppError NOT_FOUND, UNPROCESSABLE for one of AWS's */
export async function deleteBudget(actor: Actor, id: string): Promise<void> {
  authorise(actor, 'costs:delete');
  const { orgId } = actor;
  await withOrg(actor, async (tx) => {
    const { name } = await lockBudget(tx, actor, 'costs:delete', id);
    await tx.sql`delete from cost_budgets where org_id = ${orgId} and id = ${id}`;
    await recordAudit(tx, actor, { action: 'budgets.delete', target: id, data: { name } });
  });
}
