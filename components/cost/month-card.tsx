import type { ReactNode } from 'react';
import { cn } from '@/components/lib/cn';
import { Card } from '@/components/ui/card';
import type { MonthView } from '@/server/costs/report/trends';
import { formatChange, formatDayOf, formatMoney, formatMonth, formatPercent } from './format-money';

/** The running month: what is spent, how it compares, how it will end. */
export function MonthCard({ month }: { month: MonthView }) {
  const { unit, comparison, projected } = month;
  return (
    <Card className="grid grid-cols-1 divide-y sm:grid-cols-3 sm:divide-x sm:divide-y-0" aria-label="This month">
      <Figure label={`${formatMonth(month.month)} to date`} value={formatMoney(month.toDate, unit)}>
        The last two days still grow.
      </Figure>
      <Figure
        label="Against the same days last month"
        value={
          comparison ? (
            <span className={cn(comparison.changeAmount.startsWith('-') ? 'text-pass-text' : 'text-ink')}>
              {comparison.changePercent === null ? formatChange(comparison.changeAmount, unit) : formatPercent(comparison.changePercent)}
            </span>
          ) : (
            <span className="text-ink-muted">Not yet</span>
          )
        }
      >
        {comparison
          ? `${formatMoney(comparison.amount, unit)} through ${formatDayOf(comparison.through)}, ${formatMoney(comparison.lastMonth, unit)} then`
          : 'No day of this month is complete, or last month is not known in full.'}
      </Figure>
      <Figure
        label="Projected end of month"
        value={projected ? formatMoney(projected.amount, unit) : <span className="text-ink-muted">Too early</span>}
      >
        {projected ? (
          <>
            {formatMoney(projected.interval.lower, unit)} to {formatMoney(projected.interval.upper, unit)} with 80% certainty, by{' '}
            {projected.method === 'cost-explorer' ? 'AWS Cost Explorer' : 'the weekdays of the last eight weeks'}. Last month:{' '}
            {formatMoney(month.lastMonthTotal, unit)}.
          </>
        ) : (
          'A projection needs two weeks of figures.'
        )}
      </Figure>
    </Card>
  );
}

function Figure({ label, value, children }: { label: string; value: ReactNode; children: ReactNode }) {
  return (
    <div className="min-w-0 p-4">
      <h2 className="text-xs font-medium text-ink-muted">{label}</h2>
      <p className="tabular mt-1 text-2xl font-semibold tracking-tight">{value}</p>
      <p className="mt-1 text-xs text-pretty text-ink-muted">{children}</p>
    </div>
  );
}
