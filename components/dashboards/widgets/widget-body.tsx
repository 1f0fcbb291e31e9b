import Link from 'next/link';
import { TrendChart } from '@/components/charts/trend-chart';
import { findingHref } from '@/components/findings/search-params';
import { formatNumber } from '@/components/lib/format';
import type { Widget } from '@/server/dashboards/schema';
import type { WidgetData } from '@/server/dashboards/types';
import { Bars } from './bars';
import { ComplianceBody } from './compliance-body';
import { CostBody } from './cost-body';
import { CoverageBody } from './coverage-body';
import { UnseenNote } from './unseen-note';

/** What a widget shows. Nothing found and nothing looked at are told apart. */
export function WidgetBody({ widget, data }: { widget: Widget; data: WidgetData }) {
  switch (data.kind) {
    case 'count':
      return (
        <div className="px-4 pb-4">
          <Link
            href={findingHref(filterOf(widget))}
            className="tabular block w-fit rounded text-[2.5rem] leading-none font-semibold tracking-tight hover:underline"
          >
            {formatNumber(data.total)}
            {data.isCapped && <span className="text-2xl"> or more</span>}
          </Link>
          <p className="mt-1 text-xs text-ink-muted">{data.total === 0 ? 'Nothing matches in what the scans saw' : 'Open the list'}</p>
          <UnseenNote unseen={data.unseen} />
        </div>
      );
    case 'trend':
      return data.points.length > 1 ? (
        <div className="px-2 pb-3">
          <TrendChart points={data.points} caption="Open findings at the end of each day" />
          <div className="px-2">
            {data.mutedIncluded && <p className="text-xs text-ink-muted">Muted findings included.</p>}
            <UnseenNote unseen={data.unseen} />
          </div>
        </div>
      ) : (
        <p className="px-4 pb-4 text-sm text-ink-muted">A trend needs two days with a finished scan before the last of them.</p>
      );
    case 'top':
      return (
        <div className="px-4 pb-4">
          {data.groups.length === 0 ? (
            <p className="text-sm text-ink-muted">Nothing matches in what the scans saw.</p>
          ) : (
            <Bars
              rows={data.groups.map(({ key, label, count, filters }) => ({
                key,
                label,
                share: count / (data.groups[0]?.count ?? 1),
                value: formatNumber(count),
                href: findingHref(filters),
              }))}
            />
          )}
          <UnseenNote unseen={data.unseen} />
        </div>
      );
    case 'compliance':
      return <ComplianceBody data={data} />;
    case 'cost':
      return <CostBody data={data} />;
    case 'coverage':
      return <CoverageBody data={data} />;
  }
}

const filterOf = (widget: Widget) =>
  ('filter' in widget ? { ...widget.filter, status: statusOf(widget) } : {}) as Parameters<typeof findingHref>[0];
const statusOf = (widget: Widget) =>
  'filter' in widget && 'status' in widget.filter && widget.filter.status?.length ? widget.filter.status : ['open'];
