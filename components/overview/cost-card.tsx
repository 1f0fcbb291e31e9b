import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatMoney, formatMonth, formatPercent } from '@/components/cost/format-money';
import { formatNumber, plural } from '@/components/lib/format';
import { Card, CardHeader } from '@/components/ui/card';
import type { CostGlance } from '@/server/costs/report/glance';

/** The bill at a glance. Unknown is no 0: without figures there is no card. */
export function CostCard({ cost: { month, anomalies, savings, isPartial } }: { cost: CostGlance }) {
  const { unit, comparison, projected } = month;
  return (
    <Card aria-labelledby="cost-title">
      <CardHeader
        id="cost-title"
        title="Cost"
        description={isPartial ? 'Figures of some accounts are missing' : undefined}
        action={
          <Link href="/cost" className="text-xs font-medium text-accent-text hover:underline">
            All about cost
          </Link>
        }
      />
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 px-4 pt-1 pb-4 sm:grid-cols-4">
        <Figure label={`${formatMonth(month.month)} to date`} value={formatMoney(month.toDate, unit)}>
          {comparison?.changePercent != null
            ? `${formatPercent(comparison.changePercent)} on the same days last month`
            : 'Nothing to compare with yet'}
        </Figure>
        <Figure label="Projected end of month" value={projected ? formatMoney(projected.amount, unit) : 'Too early'}>
          Last month {formatMoney(month.lastMonthTotal, unit)}
        </Figure>
        <Figure label="Anomalies" value={formatNumber(anomalies)}>
          In the last 30 days
        </Figure>
        <Figure label="Could be saved" value={formatMoney(savings.amount, 'USD')}>
          A month, estimated, in {plural(savings.places, 'place')}
        </Figure>
      </dl>
    </Card>
  );
}

function Figure({ label, value, children }: { label: string; value: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-muted">{label}</dt>
      <dd className="tabular mt-0.5 text-lg font-semibold tracking-tight">{value}</dd>
      <dd className="text-xs text-pretty text-ink-muted">{children}</dd>
    </div>
  );
}
