import Link from 'next/link';
import { Card, CardHeader } from '@/components/ui/card';
import type { Breakdown } from '@/server/costs/report/breakdown';
import { CostChart } from './cost-chart';
import { formatChange, formatDayOf, formatMoney, formatPercent } from './format-money';
import { groupingLabel, keyLabel } from './labels';
import { type CostParams, drillDown } from './search-params';

interface BreakdownCardProps {
  breakdown: Breakdown;
  granularity: 'DAILY' | 'MONTHLY';
  accounts: readonly { accountId: string; name: string | null }[];
}

export function TrendCard({ breakdown, granularity, accounts }: BreakdownCardProps) {
  const { by, unit, series, partialFrom, startDate, endDate, totalAmount } = breakdown;
  return (
    <Card aria-labelledby="cost-trend-title">
      <CardHeader
        id="cost-trend-title"
        title={`Cost by ${groupingLabel[by].toLowerCase()}`}
        description={`${formatDayOf(startDate)} to ${formatDayOf(endDate)}, ${formatMoney(totalAmount, unit)}${partialFrom ? `; days from ${formatDayOf(partialFrom)} on still grow` : ''}`}
      />
      {series.keys.length === 0 ? (
        <p className="px-4 pb-4 text-sm text-ink-muted">
          {by === 'tag'
            ? 'Nothing is known of this tag yet. What has been chosen newly comes with the next refresh.'
            : 'Nothing was billed in this period.'}
        </p>
      ) : (
        <div className="px-2 pb-3">
          <CostChart
            unit={unit}
            labels={series.keys.map((key) => keyLabel(by, key, accounts))}
            points={series.points}
            granularity={granularity}
            partialFrom={partialFrom}
            startDate={startDate}
          />
        </div>
      )}
    </Card>
  );
}

export function BreakdownTable({ breakdown, accounts, params }: Omit<BreakdownCardProps, 'granularity'> & { params: CostParams }) {
  const { by, rows, unit, comparedWith } = breakdown;
  return (
    <Card aria-labelledby="cost-rows-title">
      <CardHeader
        id="cost-rows-title"
        title={`By ${groupingLabel[by].toLowerCase()}`}
        description={
          comparedWith
            ? `Change: complete days up to ${formatDayOf(comparedWith.through)} against ${formatDayOf(comparedWith.startDate)} to ${formatDayOf(comparedWith.endDate)}`
            : 'The period before is not known in full, so nothing is compared.'
        }
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region */}
      <section className="max-h-96 overflow-auto" aria-label="Breakdown" tabIndex={0}>
        <table className="w-full text-sm">
          <thead className="sticky top-0 bg-surface text-xs text-ink-muted">
            <tr className="border-b">
              <th scope="col" className="px-4 py-1.5 text-left font-medium">
                {groupingLabel[by]}
              </th>
              <th scope="col" className="px-2 py-1.5 text-right font-medium">
                Cost
              </th>
              <th scope="col" className="px-2 py-1.5 text-right font-medium max-sm:hidden">
                Share
              </th>
              <th scope="col" className="px-4 py-1.5 text-right font-medium">
                Change
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, amount, percentage, change, changePercent }) => {
              const href = drillDown(params, by, key);
              const label = keyLabel(by, key, accounts);
              return (
                <tr key={key} className="border-b last:border-b-0 hover:bg-hover">
                  <th scope="row" className="max-w-0 w-full truncate px-4 py-1.5 text-left font-normal" title={label}>
                    {href ? (
                      <Link href={href} className="hover:underline">
                        {label}
                      </Link>
                    ) : (
                      label
                    )}
                  </th>
                  <td className="tabular px-2 py-1.5 text-right whitespace-nowrap">{formatMoney(amount, unit)}</td>
                  <td className="tabular px-2 py-1.5 text-right text-ink-muted max-sm:hidden">{percentage}%</td>
                  <td
                    className="tabular px-4 py-1.5 text-right whitespace-nowrap text-ink-muted"
                    title={change ? formatChange(change, unit) : undefined}
                  >
                    {change === null ? '–' : changePercent === null ? formatChange(change, unit) : formatPercent(changePercent)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </Card>
  );
}
