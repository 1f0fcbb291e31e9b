import { AppError, notFound } from '@/server/errors';
import { ofAccounts } from '@/server/tenant-filter';
import type { CostFilter } from './choose';
import type { CostContext } from './context';

/**
 * Names that nothing was ever billed under are mistakes, and a 0 for them would read as good news.
 * @throws AppError NOT_FOUND for an account that is not the caller's, UNPROCESSABLE for an unknown service
 */
export async function guardFilter({ sql, scope, unit }: CostContext, { accountId, service }: CostFilter): Promise<void> {
  if (accountId !== undefined) {
    const [known] = await sql`
      select 1 from aws_accounts where org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'id')} and account_id = ${accountId}
      union all (select 1 from cost_entries where org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'aws_account_id')} and grouping = 'service'
        and account_id = ${accountId} limit 1) limit 1`;
    if (!known) throw notFound('AWS account');
  }
  if (service !== undefined && unit !== null) {
    const names = (
      await sql<{ service: string }[]>`
        select distinct service from cost_entries where org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'aws_account_id')} and grouping = 'service'
        order by 1`
    ).map((row) => row.service);
    if (names.length > 0 && !names.includes(service))
      throw new AppError(
        'UNPROCESSABLE',
        `Nothing was ever billed under the service '${service.slice(0, 100)}'. Write it as Cost Explorer does: ${names.slice(0, 8).join(', ')}${names.length > 8 ? ', …' : ''}.`,
        { services: names.slice(0, 200) },
      );
  }
}
