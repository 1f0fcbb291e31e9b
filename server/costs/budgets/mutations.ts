import { findByAccountId } from '@/server/accounts/connect/find-account';
import { recordAudit } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authorise, authoriseOn } from '@/server/identity/actor';
import type { BudgetInput } from '../schema';

const most = 200;

/** @throws AppError NOT_FOUND for an account that is not theirs, FORBIDDEN, CONFLICT when the name is taken */
export async function createBudget(actor: Actor, input: BudgetInput): Promise<{ id: string }> {
  authorise(actor, 'costs:create');
  const account = input.accountId === undefined ? null : await findByAccountId(actor, input.accountId);
  if (account === undefined) throw notFound('AWS account');
  if (account) authoriseOn(actor, 'costs:create', account.id);
  else if (actor.grants !== null)
    throw new AppError('FORBIDDEN', 'You reach some AWS accounts only, so name the one that the budget is for.', {
      permission: 'costs:create',
    });
  const { orgId } = actor;
  return withOrg(actor, async (tx) => {
    const { sql } = tx;
    const [known] = await sql<{ total: number; taken: boolean }[]>`
      select count(*)::int as total, coalesce(bool_or(name = ${input.name}), false) as taken from cost_budgets where org_id = ${orgId} and origin = 'cloudlens'`;
    if (known?.taken) throw new AppError('CONFLICT', 'There is a budget of this name already: choose another.');
    if ((known?.total ?? 0) >= most) throw new AppError('CONFLICT', `There are ${most} budgets already: delete one first.`);
    const [row] = await sql<{ id: string }[]>`
      insert into cost_budgets (org_id, name, amount, unit, aws_account_id, service, actual_percents, forecast_percents, created_by)
      values (${orgId}, ${input.name}, ${input.amount}::numeric, ${input.unit}, ${account?.id ?? null}, ${input.service ?? null},
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

/** @throws AppError NOT_FOUND, UNPROCESSABLE for one of AWS's */
export async function deleteBudget(actor: Actor, id: string): Promise<void> {
  authorise(actor, 'costs:delete');
  const { orgId } = actor;
  await withOrg(actor, async (tx) => {
    const { sql } = tx;
    const [row] = await sql<{ origin: string; awsAccountId: string | null; name: string }[]>`
      select origin, aws_account_id as "awsAccountId", name from cost_budgets where org_id = ${orgId} and id = ${id} for update`;
    if (!row) throw notFound('budget');
    if (row.awsAccountId) authoriseOn(actor, 'costs:delete', row.awsAccountId);
    if (row.origin === 'aws') throw new AppError('UNPROCESSABLE', 'This budget is AWS’s: delete it there, in the console of AWS Budgets.');
    await sql`delete from cost_budgets where org_id = ${orgId} and id = ${id}`;
    await recordAudit(tx, actor, { action: 'budgets.delete', target: id, data: { name: row.name } });
  });
}
