'use client';

import { DownloadIcon, XIcon } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { AddToDashboard } from '@/components/dashboards/add-to-dashboard';
import { costOffers } from '@/components/dashboards/widget-offers';
import { cn } from '@/components/lib/cn';
import { Button } from '@/components/ui/button';
import { groupings } from '@/server/costs/constants';
import type { CostPageData } from '@/server/costs/report/page';
import { Choice } from './choice';
import { groupingLabel } from './labels';
import { PeriodChoice } from './period-choice';
import { type CostParams, costHref, costQuery, exportHref } from './search-params';

interface CostToolbarProps {
  params: CostParams;
  choices: CostPageData['choices'];
  tagKeys: readonly string[];
  unit: string;
  otherUnits: readonly string[];
  /** The day of the last refresh. */
  lastDay: string;
}

/** What is looked at. All of it is in the address, so that a link shows the same. */
export function CostToolbar({ params, choices, tagKeys, unit, otherUnits, lastDay }: CostToolbarProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const go = (changes: Partial<CostParams>) => startTransition(() => router.push(costHref(params, changes), { scroll: false }));
  const by = params.by === 'tag' ? `tag:${params.tagKey}` : params.by;
  const isFiltered = params.service !== '' || params.account !== '' || params.region !== '';
  return (
    <div className={cn('flex flex-wrap items-end gap-2 transition-opacity', pending && 'opacity-60')} aria-busy={pending}>
      <PeriodChoice params={params} lastDay={lastDay} go={go} />
      <Choice
        label="By"
        value={by}
        onChange={(value) =>
          value.startsWith('tag:')
            ? go({ by: 'tag', tagKey: value.slice(4), service: '', region: '' })
            : go({ by: value as CostParams['by'], tagKey: '' })
        }
      >
        {groupings
          .filter((grouping) => grouping !== 'tag')
          .map((grouping) => (
            <option key={grouping} value={grouping}>
              {groupingLabel[grouping]}
            </option>
          ))}
        {tagKeys.map((tagKey) => (
          <option key={tagKey} value={`tag:${tagKey}`}>
            Tag {tagKey}
          </option>
        ))}
      </Choice>
      <Choice label="Service" value={params.service} onChange={(service) => go({ service })}>
        <option value="">All services</option>
        {choices.services.map((service) => (
          <option key={service}>{service}</option>
        ))}
      </Choice>
      <Choice label="Account" value={params.account} onChange={(account) => go({ account })}>
        <option value="">All accounts</option>
        {choices.accounts.map(({ accountId, name }) => (
          <option key={accountId} value={accountId}>
            {name ?? accountId}
          </option>
        ))}
      </Choice>
      {choices.regions.length > 0 && (
        <Choice label="Region" value={params.region} onChange={(region) => go({ region })}>
          <option value="">All regions</option>
          {choices.regions.map((region) => (
            <option key={region}>{region}</option>
          ))}
        </Choice>
      )}
      {otherUnits.length > 0 && (
        <Choice label="Currency" value={unit} onChange={(chosen) => go({ unit: chosen })}>
          {[unit, ...otherUnits].map((each) => (
            <option key={each}>{each}</option>
          ))}
        </Choice>
      )}
      {isFiltered && (
        <Button variant="ghost" asChild>
          <Link href={costHref(params, { service: '', account: '', region: '' })} scroll={false}>
            <XIcon aria-hidden="true" />
            Clear filters
          </Link>
        </Button>
      )}
      <span className="ml-auto" />
      {!isFiltered && (
        <AddToDashboard
          offers={costOffers(params)}
          description="The bill of all accounts that you see, as it stands whenever somebody looks."
        />
      )}
      <Button asChild>
        <a href={exportHref(costQuery(params))} download>
          <DownloadIcon aria-hidden="true" />
          CSV
        </a>
      </Button>
    </div>
  );
}
