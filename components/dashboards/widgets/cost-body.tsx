import { formatDayOf, formatMoney } from '@/components/cost/format-money';
import type { WidgetData } from '@/server/dashboards/types';
import { Bars } from './bars';

/** Unknown is no 0: without figures it says so. */
export function CostBody({ data }: { data: Extract<WidgetData, { kind: 'cost' }> }) {
  const { total, unit, startDate, endDate, partialFrom, isPartial, rows } = data;
  if (total === null || unit === null)
    return <p className="px-4 pb-4 text-sm text-ink-muted">Nothing is known of the cost yet: no account’s bill was read.</p>;
  const largest = Number(rows[0]?.amount ?? 0);
  return (
    <div className="px-4 pb-4">
      <p className="tabular text-2xl font-semibold tracking-tight">{formatMoney(total, unit)}</p>
      <p className="mb-2 text-xs text-ink-muted">
        {startDate && endDate && `${formatDayOf(startDate)} to ${formatDayOf(endDate)}`}
        {partialFrom && `; from ${formatDayOf(partialFrom)} on it may still grow`}
        {isPartial && '; figures of some accounts are missing'}
      </p>
      <Bars
        rows={rows.map(({ key, amount }) => ({
          key,
          label: key,
          share: largest > 0 ? Math.max(0, Number(amount)) / largest : 0,
          value: formatMoney(amount, unit),
        }))}
      />
    </div>
  );
}
