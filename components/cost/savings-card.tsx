import Link from 'next/link';
import { plural } from '@/components/lib/format';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import type { CostPageData } from '@/server/costs/report/page';
import { pricesAsOf, pricesSource } from '@/server/costs/savings/price-table';
import { formatMoney } from './format-money';
import { savingLabel } from './labels';

const effortLabel = { low: 'Little effort', medium: 'Some effort', high: 'Much effort' } as const;

/** What could be saved, the largest amount first. */
export function SavingsCard({ savings }: { savings: CostPageData['savings'] }) {
  const { recommendations, total, monthlySaving, isReckoned } = savings;
  return (
    <Card aria-labelledby="savings-title">
      <CardHeader
        id="savings-title"
        title="Savings"
        description={
          total === 0
            ? isReckoned
              ? 'In what the scans saw, nothing was found that costs without need.'
              : 'Known after the first scan.'
            : `About ${formatMoney(monthlySaving, 'USD')} a month in ${plural(total, 'place')}: estimates by list prices of ${pricesAsOf}, before discounts`
        }
      />
      {recommendations.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region
        <section className="max-h-96 overflow-y-auto border-t" aria-label="List of savings" tabIndex={0}>
          <ul className="divide-y">
            {recommendations.map((each) => (
              <li key={each.id} className="grid gap-x-3 gap-y-0.5 px-4 py-2.5 text-sm sm:grid-cols-[1fr_auto]">
                <div className="min-w-0">
                  <p className="truncate font-medium" title={each.arn}>
                    {each.resourceName}
                  </p>
                  <p className="text-xs text-ink-muted">
                    {savingLabel[each.kind]}, {each.region}, {each.account.name}
                  </p>
                  <p className="text-xs text-pretty text-ink-muted">{each.basis}</p>
                </div>
                <div className="flex flex-wrap items-center gap-2 sm:flex-col sm:items-end sm:gap-1">
                  <span className="tabular font-medium">{formatMoney(each.saving, each.unit)}</span>
                  <Badge tone="outline">{effortLabel[each.effort]}</Badge>
                  {each.needsRestart && <Badge tone="medium">Restart</Badge>}
                  {each.finding && (
                    <Link
                      href={`/findings?finding=${each.finding.id}`}
                      className="text-xs font-medium text-accent-text hover:underline"
                      title={each.finding.checkId}
                    >
                      Finding
                    </Link>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="border-t px-4 py-2 text-2xs text-ink-muted">{pricesSource}</p>
    </Card>
  );
}
