'use client';

import { DownloadIcon, XIcon } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type ReactNode, useId, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { NativeSelect } from '@/components/ui/field';
import { groupings } from '@/server/costs/constants';
import type { CostPageData } from '@/server/costs/report/page';
import { groupingLabel } from './labels';
import { type CostParams, costHref, costQuery, exportHref } from './search-params';

const periods = [
  [7, '7 days'],
  [30, '30 days'],
  [90, '90 days'],
  [180, '6 months'],
  [365, '12 months'],
] as const;

interface CostToolbarProps {
  params: CostParams;
  choices: CostPageData['choices'];
  tagKeys: readonly string[];
  unit: string;
  otherUnits: readonly string[];
}

/** What is looked at. All of it is in the address, so that a link shows the same. */
export function CostToolbar({ params, choices, tagKeys, unit, otherUnits }: CostToolbarProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const go = (changes: Partial<CostParams>) => startTransition(() => router.push(costHref(params, changes), { scroll: false }));
  const by = params.by === 'tag' ? `tag:${params.tagKey}` : params.by;
  const isFiltered = params.service !== '' || params.account !== '' || params.region !== '';
  return (
    <div className="flex flex-wrap items-end gap-2" aria-busy={pending}>
      <Choice label="Period" value={String(params.days)} onChange={(value) => go({ days: Number(value) })}>
        {!periods.some(([days]) => days === params.days) && <option value={params.days}>{params.days} days</option>}
        {periods.map(([days, label]) => (
          <option key={days} value={days}>
            {label}
          </option>
        ))}
      </Choice>
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
      <Button asChild className="ml-auto">
        <a href={exportHref(costQuery(params))} download>
          <DownloadIcon aria-hidden="true" />
          CSV
        </a>
      </Button>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  const id = useId();
  return (
    <div className="grid min-w-0 gap-1 max-sm:basis-[calc(50%-0.25rem)]">
      <label htmlFor={id} className="text-2xs font-medium text-ink-muted">
        {label}
      </label>
      <NativeSelect id={id} value={value} onChange={(event) => onChange(event.target.value)} className="sm:max-w-48">
        {children}
      </NativeSelect>
    </div>
  );
}
