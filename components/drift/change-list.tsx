'use client';

import { HistoryIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useQueryStates } from 'nuqs';
import { useCallback, useMemo, useTransition } from 'react';
import type { Column } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { ListFooter } from '@/components/data-table/list-footer';
import { usePages } from '@/components/data-table/use-pages';
import { getPage } from '@/components/lib/api';
import { formatInstant, plural } from '@/components/lib/format';
import { AccountCell } from '@/components/posture/account-label';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Field, NativeSelect } from '@/components/ui/field';
import type { ResourceChange } from '@/server/drift/versions/data';
import type { Page } from '@/server/page';
import type { AccountRef } from '@/server/posture';
import { changeSearchParams } from './change-params';

const words = { created: 'New', changed: 'Changed', deleted: 'Gone' } as const;
const tones = { created: 'accent', changed: 'high', deleted: 'critical' } as const;

/** A scan that resources may be compared at. */
export interface ScanInstant {
  at: string;
  label: string;
}

interface ChangeListProps {
  first: Page<ResourceChange>;
  period: { from: string; to: string };
  accounts: readonly AccountRef[];
  scans: readonly ScanInstant[];
}

const columns: readonly Column<ResourceChange>[] = [
  {
    id: 'change',
    label: 'Change',
    className: 'w-26',
    fixed: true,
    cell: (row) => <Badge tone={tones[row.change]}>{words[row.change]}</Badge>,
  },
  {
    id: 'resource',
    label: 'Resource',
    fixed: true,
    cell: (row) => (
      <span title={row.resource.arn}>
        <span className="font-medium">{row.resource.name}</span>
        <span className="block truncate text-xs text-ink-muted">{row.resource.type}</span>
      </span>
    ),
  },
  { id: 'what', label: 'What differs', className: 'w-[30%] max-lg:hidden', cell: (row) => <What row={row} /> },
  {
    id: 'when',
    label: 'Seen at',
    className: 'w-40',
    cell: (row) => <span className="text-xs text-ink-muted">{formatInstant(row.changedAt)}</span>,
  },
  {
    id: 'region',
    label: 'Region',
    className: 'w-30 max-xl:hidden',
    cell: (row) => <span className="text-ink-muted">{row.resource.region}</span>,
  },
  { id: 'account', label: 'Account', className: 'w-40 max-xl:hidden', cell: (row) => <AccountCell account={row.resource.account} /> },
];

function What({ row }: { row: ResourceChange }) {
  if (row.change !== 'changed') return <span className="text-ink-faint">–</span>;
  if (row.differences === 0) return <span className="text-xs text-ink-muted">only what AWS moves on by itself</span>;
  return (
    <span className="block truncate text-xs text-ink-muted" title={row.paths.join(', ')}>
      {plural(row.differences, 'property', 'properties')}: <code>{row.paths.join(', ')}</code>
    </span>
  );
}

/** Resources that changed between two scans. */
export function ChangeList({ first, period, accounts, scans }: ChangeListProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [params, setParams] = useQueryStates(changeSearchParams, { shallow: false, history: 'push', startTransition });
  const { from, to } = period;
  const fetchPage = useCallback(
    (cursor: string | null, signal: AbortSignal) => {
      const query = new URLSearchParams({ limit: '50', from, to });
      const numbers = accounts.filter(({ id }) => params.account.includes(id)).map(({ accountId }) => accountId);
      if (cursor) query.set('cursor', cursor);
      if (numbers.length > 0) query.set('accountId', numbers.join(','));
      return getPage<ResourceChange>(`/api/drift/changes?${query}`, 'changes', signal);
    },
    [params, accounts, from, to],
  );
  const pages = usePages({ queryKey: ['drift', 'changes', from, to, params.account], first, fetchPage });
  const options = useMemo(() => scans.map(({ at, label }) => ({ at, label })), [scans]);
  return (
    <>
      <div className="flex flex-wrap items-end gap-2">
        <Instant
          id="from"
          label="From"
          value={params.from}
          usual="A week before"
          options={options}
          onChange={(value) => void setParams({ from: value })}
        />
        <Instant id="to" label="To" value={params.to} usual="Now" options={options} onChange={(value) => void setParams({ to: value })} />
        <FilterMenu
          label="Account"
          selected={params.account}
          onChange={(account) => void setParams({ account })}
          options={accounts.map(({ id, name }) => ({ value: id, label: name }))}
        />
        {(params.from || params.to || params.account.length > 0) && (
          <Button variant="ghost" onClick={() => void setParams(null)}>
            Reset
          </Button>
        )}
      </div>
      <DataTable
        name="drift-changes"
        label="Changed resources"
        columns={columns}
        rows={pages.rows}
        rowId={(row) => row.resource.id}
        rowLabel={(row) => row.resource.name}
        card={(row) => (
          <span className="grid gap-1">
            <span className="flex items-center justify-between gap-2">
              <span className="min-w-0 truncate font-medium">{row.resource.name}</span>
              <Badge tone={tones[row.change]}>{words[row.change]}</Badge>
            </span>
            <span className="text-xs text-ink-muted">
              {row.resource.type}, {formatInstant(row.changedAt)}
            </span>
            <What row={row} />
          </span>
        )}
        onOpen={(row) => router.push(`/drift/resources/${row.resource.id}?${new URLSearchParams(period)}`)}
        pending={pending}
        empty={
          <EmptyState icon={HistoryIcon} title="Nothing changed between these two">
            Only what scans saw counts: a region or service that was not looked at has not changed as far as anybody knows.
          </EmptyState>
        }
        footer={<ListFooter shown={pages.rows.length} noun="resources" {...pages} />}
      />
    </>
  );
}

interface InstantProps {
  id: string;
  label: string;
  value: string;
  usual: string;
  options: readonly ScanInstant[];
  onChange: (value: string) => void;
}

function Instant({ id, label, value, usual, options, onChange }: InstantProps) {
  return (
    <div className="w-60">
      <Field id={`changes-${id}`} label={label}>
        <NativeSelect id={`changes-${id}`} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{usual}</option>
          {options.map(({ at, label: name }) => (
            <option key={`${at} ${name}`} value={at}>
              {name}
            </option>
          ))}
        </NativeSelect>
      </Field>
    </div>
  );
}
