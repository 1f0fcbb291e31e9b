'use client';

import { LayersIcon } from 'lucide-react';
import Link from 'next/link';
import { useQueryStates } from 'nuqs';
import { useCallback, useTransition } from 'react';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { ListFooter } from '@/components/data-table/list-footer';
import { SearchField } from '@/components/data-table/search-field';
import { usePages } from '@/components/data-table/use-pages';
import { getPage } from '@/components/lib/api';
import { cn } from '@/components/lib/cn';
import { plural } from '@/components/lib/format';
import { RelativeTime } from '@/components/posture/relative-time';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { type ComparedResource, comparisonStatuses, type TerraformState } from '@/server/drift/terraform/types';
import type { Page } from '@/server/page';
import { PropertyDiff } from '../property-diff';
import { ComparisonBadge, comparisonLooks } from './comparison-status';
import { comparisonSearchParams } from './search-params';

/** What differs between a state and the inventory, what needs somebody first. */
export function ComparisonList({ state, first }: { state: TerraformState; first: Page<ComparedResource> }) {
  const [pending, startTransition] = useTransition();
  const [params, setParams] = useQueryStates(comparisonSearchParams, { shallow: false, history: 'push', startTransition });
  const fetchPage = useCallback(
    (cursor: string | null, signal: AbortSignal) => {
      const query = new URLSearchParams({ limit: '50' });
      if (cursor) query.set('cursor', cursor);
      if (params.status.length > 0) query.set('status', params.status.join(','));
      if (params.q) query.set('q', params.q);
      return getPage<ComparedResource>(`/api/drift/terraform/states/${state.id}?${query}`, 'resources', signal);
    },
    [params, state.id],
  );
  const pages = usePages({ queryKey: ['drift', 'terraform', state.id, state.uploadedAt, params], first, fetchPage });
  const filtered = params.status.length > 0 || params.q !== '';
  return (
    <>
      <search className="scrollbar-none flex min-w-0 items-center gap-2 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 md:flex-wrap">
        <SearchField value={params.q} onChange={(q) => void setParams({ q })} label="Search resources" />
        <FilterMenu
          label="Status"
          selected={params.status}
          onChange={(chosen) => void setParams({ status: comparisonStatuses.filter((each) => chosen.includes(each)) })}
          options={comparisonStatuses.map((status) => ({
            value: status,
            label: comparisonLooks[status].label,
            count: state.counts[status],
          }))}
        />
        {filtered && (
          <Button variant="ghost" onClick={() => void setParams(null)}>
            Reset
          </Button>
        )}
      </search>
      <Card aria-label="Compared resources" aria-busy={pending} className={cn('transition-opacity', pending && 'opacity-60')}>
        {pages.rows.length === 0 ? (
          <EmptyState icon={LayersIcon} title={filtered ? 'No resource matches these filters' : 'The state has no AWS resource'}>
            {filtered ? 'Other resources may be there.' : 'Resources of other providers and data sources are left out.'}
          </EmptyState>
        ) : (
          <ul className="divide-y">
            {pages.rows.map((row) => (
              <li key={row.address ?? row.resourceId} className="px-4 py-3">
                <Compared row={row} />
              </li>
            ))}
          </ul>
        )}
      </Card>
      <ListFooter shown={pages.rows.length} noun="resources" {...pages} />
    </>
  );
}

function Compared({ row }: { row: ComparedResource }) {
  const { status, address, type, terraformType, name, region, resourceId, compared, differences, reason, seenAt } = row;
  const title = address ?? name ?? type;
  return (
    <article className="grid grid-cols-1 gap-2" aria-label={title ?? undefined}>
      <header className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1 basis-72">
          <h2 className="font-medium break-all">{address ? <code className="text-sm">{address}</code> : title}</h2>
          <p className="text-xs wrap-anywhere text-ink-muted">
            {[type ?? terraformType, address && name, region].filter(Boolean).join(' · ')}
            {seenAt && (
              <>
                {' '}
                · listed <RelativeTime at={seenAt} />
              </>
            )}
          </p>
        </div>
        <div className="flex items-center gap-2">
          {resourceId && (
            <Link href={`/drift/resources/${resourceId}`} className="text-xs text-accent-text underline-offset-2 hover:underline">
              Versions
            </Link>
          )}
          <ComparisonBadge status={status} />
        </div>
      </header>
      {reason && status !== 'unmanaged' && status !== 'not-compared' && <p className="text-sm text-ink-muted">{reason}</p>}
      {status === 'same' && (
        <p className="text-xs text-ink-muted">
          {compared > 0 ? `${plural(compared, 'attribute')} compared` : 'It is there; none of its attributes can be compared.'}
        </p>
      )}
      {differences.length > 0 && <PropertyDiff entries={differences} before="In the state" after="In AWS" />}
    </article>
  );
}
