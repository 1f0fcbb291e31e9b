import Link from 'next/link';
import type { ReactNode } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import type { Breakdown } from '@/server/costs/report/breakdown';
import type { CostPageData } from '@/server/costs/report/page';
import { formatChange, formatMoney, formatPercent } from './format-money';
import { keyLabel } from './labels';
import { type CostParams, drillDown } from './search-params';

const shown = 5;

/** Smallest change last, whatever its sign: texts are compared as numbers only to sort them. */
const bySize = (a: { change: string | null }, b: { change: string | null }) => Math.abs(Number(b.change)) - Math.abs(Number(a.change));

interface MoversCardProps {
  breakdown: Breakdown;
  accounts: CostPageData['choices']['accounts'];
  params: CostParams;
}

/** What changed most against the period before, and where to look why. */
export function MoversCard({ breakdown, accounts, params }: MoversCardProps) {
  const movers = breakdown.rows.filter(({ change }) => change !== null && Number(change) !== 0).sort(bySize);
  return (
    <Card aria-labelledby="movers-title">
      <CardHeader id="movers-title" title="Top movers" description="Against the period before, complete days only" />
      {movers.length === 0 ? (
        <p className="px-4 pb-4 text-sm text-ink-muted">
          {breakdown.comparedWith ? 'Nothing changed.' : 'The period before is not known in full.'}
        </p>
      ) : (
        <ul className="divide-y border-t">
          {movers.slice(0, shown).map(({ key, change, changePercent }) => (
            <li key={key} className="flex items-center gap-3 px-4 py-2 text-sm">
              <span className="min-w-0 flex-1 truncate" title={key}>
                <Drill href={drillDown(params, breakdown.by, key)}>{keyLabel(breakdown.by, key, accounts)}</Drill>
              </span>
              <span className="tabular font-medium whitespace-nowrap">{formatChange(change ?? '0', breakdown.unit)}</span>
              <span className="tabular w-16 text-right text-xs text-ink-muted">
                {changePercent === null ? 'new' : formatPercent(changePercent)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

const Drill = ({ href, children }: { href: string | null; children: ReactNode }) =>
  href ? (
    <Link href={href} className="hover:underline">
      {children}
    </Link>
  ) : (
    children
  );

/** Credits and refunds apart from usage, and how much nobody has tagged. */
export function ChargesCard({ recordTypes, untagged, unit }: Pick<CostPageData, 'recordTypes' | 'untagged'> & { unit: string }) {
  return (
    <Card aria-labelledby="charges-title">
      <CardHeader id="charges-title" title="Kinds of charge" description="Credits and refunds lower the sums above" />
      {!recordTypes && <p className="border-t px-4 py-2 text-sm text-ink-muted">Known for the whole bill only.</p>}
      <dl className="divide-y border-t text-sm">
        {recordTypes?.map(({ recordType, amount }) => (
          <div key={recordType} className="flex justify-between gap-3 px-4 py-2">
            <dt>{recordType}</dt>
            <dd className="tabular font-medium">{formatMoney(amount, unit)}</dd>
          </div>
        ))}
        {untagged.map(({ tagKey, untagged: amount, percentage }) => (
          <div key={tagKey} className="flex justify-between gap-3 px-4 py-2">
            <dt>
              Without the tag <code className="text-xs">{tagKey}</code>
            </dt>
            <dd className="tabular font-medium">
              {formatMoney(amount, unit)} <span className="text-xs font-normal text-ink-muted">{percentage}%</span>
            </dd>
          </div>
        ))}
      </dl>
      {untagged.length === 0 && (
        <p className="border-t px-4 py-2 text-xs text-ink-muted">Choose tags in the settings to see how much carries none.</p>
      )}
    </Card>
  );
}
