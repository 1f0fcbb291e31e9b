import { ApiError, defineService, page } from '../../define-service';
import { asDecimal } from '../../worlds/bill/bill';
import { daysBetween } from './cost-query';

/** AWS Budgets: monthly ones over the account's bill. */
export const budgets = defineService({
  name: 'budgets',
  signingName: 'budgets',
  schemas: () => import('@aws-sdk/client-budgets'),
  operations: {
    DescribeBudgets(input, { account, accountId, now }) {
      if (input.AccountId !== accountId) throw new ApiError('AccessDeniedException', 400, 'The account is another one.');
      const { bill } = account;
      const today = now.toISOString().slice(0, 10);
      const month = `${today.slice(0, 7)}-01`;
      const nextMonth = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)).toISOString().slice(0, 10);
      const shown = page(bill?.budgets ?? [], input.NextToken, input.MaxResults ?? 100);
      return {
        NextToken: shown.next,
        Budgets: shown.items.map(({ name, amount, accountId: about }) => {
          const spent = daysBetween({ Start: month, End: nextMonth })
            .flatMap((day) => bill?.charges(day, now) ?? [])
            .filter((charge) => about === undefined || charge.accountId === about)
            .reduce((sum, charge) => sum + charge.amount, 0n);
          const day = BigInt(now.getUTCDate());
          const length = BigInt(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 0)).getUTCDate());
          return {
            BudgetName: name,
            BudgetLimit: { Amount: amount, Unit: 'USD' },
            TimeUnit: 'MONTHLY' as const,
            BudgetType: 'COST' as const,
            ...(about ? { CostFilters: { LinkedAccount: [about] } } : {}),
            CalculatedSpend: {
              ActualSpend: { Amount: asDecimal(spent), Unit: 'USD' },
              ForecastedSpend: { Amount: asDecimal((spent * length) / day), Unit: 'USD' },
            },
          };
        }),
      };
    },
  },
});
