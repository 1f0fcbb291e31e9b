'use client';

import { RefreshCwIcon, ServerIcon } from 'lucide-react';
import Link from 'next/link';
import { useQueryStates } from 'nuqs';
import { useCallback, useState, useTransition } from 'react';
import { BulkBar } from '@/components/data-table/bulk-bar';
import { DataTable } from '@/components/data-table/data-table';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { ListFooter } from '@/components/data-table/list-footer';
import { TableOptionsMenu } from '@/components/data-table/options-menu';
import { SearchField } from '@/components/data-table/search-field';
import { usePages } from '@/components/data-table/use-pages';
import { getPage } from '@/components/lib/api';
import { plural } from '@/components/lib/format';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { toast } from '@/components/ui/toast-store';
import { bulkAtMost } from '@/server/operate/constants';
import type { InstanceRow, InstanceVerb } from '@/server/operate/types';
import type { Page } from '@/server/page';
import type { AccountRef } from '@/server/posture';
import { ActionDialog, verbs } from './action-dialog';
import { InstanceCard, instanceColumns } from './instance-columns';
import { InstancePanel } from './instance-panel';
import { stateLabel } from './instance-state';
import { instanceSearchParams, states } from './search-params';
import { useFollowing } from './use-following';

interface InstanceListProps {
  first: Page<InstanceRow>;
  accounts: readonly AccountRef[];
  regions: readonly string[];
}

const keyOf = (row: InstanceRow): string => `${row.account.id} ${row.id}`;

export function InstanceList({ first, accounts, regions }: InstanceListProps) {
  const [pending, startTransition] = useTransition();
  const [params, setParams] = useQueryStates(instanceSearchParams, { shallow: false, history: 'push', startTransition });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [openKey, setOpenKey] = useState<string | null>(null);
  const [acting, setActing] = useState<{ verb: InstanceVerb; rows: readonly InstanceRow[] } | null>(null);
  const { newer, follow, read, isFollowing } = useFollowing(first.rows);
  const mayUpdate = useCan('instances:update');
  const mayDelete = useCan('instances:delete');
  const fetchPage = useCallback(
    (cursor: string | null, signal: AbortSignal) => {
      const query = new URLSearchParams({ limit: '50' });
      const numbers = accounts.filter(({ id }) => params.account.includes(id)).map(({ accountId }) => accountId);
      if (cursor) query.set('cursor', cursor);
      if (params.state.length > 0) query.set('state', params.state.join(','));
      if (params.region.length > 0) query.set('region', params.region.join(','));
      if (numbers.length > 0) query.set('accountId', numbers.join(','));
      if (params.q) query.set('q', params.q);
      return getPage<InstanceRow>(`/api/ec2/instances?${query}`, 'instances', signal);
    },
    [params, accounts],
  );
  const pages = usePages({ queryKey: ['operate', 'instances', params], first, fetchPage });
  const rows = pages.rows.map((row) => {
    const known = newer.get(keyOf(row));
    return known && (known.asOf ?? '') > (row.asOf ?? '') ? known : row;
  });
  const filtered = params.state.length + params.account.length + params.region.length > 0 || params.q !== '';
  const operable = rows.filter((row) => chosen.has(keyOf(row)) && !row.notOperable);
  const open = rows.find((row) => keyOf(row) === openKey);

  const refresh = () =>
    startTransition(async () => {
      const live = rows.filter(({ state }) => state !== 'terminated').slice(0, 60);
      const found = await read(live);
      if (!found) toast({ tone: 'danger', title: 'AWS did not answer', description: 'The states shown are as old as their times say.' });
    });

  return (
    <>
      <search className="scrollbar-none flex min-w-0 items-center gap-2 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 md:flex-wrap">
        <SearchField value={params.q} onChange={(q) => void setParams({ q })} label="Search instances" />
        <FilterMenu
          label="State"
          selected={params.state}
          onChange={(selected) => void setParams({ state: states.filter((each) => selected.includes(each)) })}
          options={states.map((state) => ({ value: state, label: stateLabel(state) }))}
        />
        <FilterMenu
          label="Account"
          selected={params.account}
          onChange={(account) => void setParams({ account })}
          options={accounts.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FilterMenu
          label="Region"
          selected={params.region}
          onChange={(region) => void setParams({ region })}
          options={regions.map((region) => ({ value: region, label: region }))}
        />
        {filtered && (
          <Button variant="ghost" onClick={() => void setParams(null)}>
            Reset
          </Button>
        )}
        <div className="ml-auto flex items-center gap-2">
          <span role="status" className="text-xs text-ink-muted">
            {isFollowing && 'Watching until states settle…'}
          </span>
          {rows.length > 0 && (
            <Button onClick={refresh} disabled={pending} title="Asks AWS how the instances shown are now">
              <RefreshCwIcon aria-hidden="true" className={pending ? 'animate-spin' : undefined} />
              Ask AWS
            </Button>
          )}
          <TableOptionsMenu name="instances" columns={instanceColumns} />
        </div>
      </search>
      <DataTable
        name="instances"
        label="Instances"
        columns={instanceColumns}
        rows={rows}
        rowId={keyOf}
        rowLabel={(row) => `Instance ${row.name ?? row.id} in ${row.region}`}
        card={(row) => <InstanceCard row={row} />}
        onOpen={(row) => setOpenKey(keyOf(row))}
        openId={openKey}
        {...(mayUpdate ? { selection: { ids: chosen, onChange: setChosen } } : {})}
        pending={pending}
        empty={<Nothing filtered={filtered} onReset={() => void setParams(null)} />}
        footer={<ListFooter shown={rows.length} noun="instances" {...pages} />}
      />
      <BulkBar count={chosen.size} total={chosen.size} everything={false} onEverything={() => {}} onClear={() => setChosen(new Set())}>
        {operable.length === 0 ? (
          <span className="text-sm text-ink-muted">Operating is off for these accounts</span>
        ) : operable.length > bulkAtMost ? (
          <span className="text-sm text-ink-muted">{plural(bulkAtMost, 'instance')} at once</span>
        ) : (
          (Object.keys(verbs) as InstanceVerb[])
            .filter((verb) => verb !== 'terminate' || mayDelete)
            .map((verb) => (
              <Button
                key={verb}
                size="sm"
                variant={verb === 'terminate' ? 'danger' : 'secondary'}
                onClick={() => setActing({ verb, rows: operable })}
              >
                {verbs[verb].label}
              </Button>
            ))
        )}
      </BulkBar>
      {open && !acting && <InstancePanel row={open} onClose={() => setOpenKey(null)} onAct={(verb) => setActing({ verb, rows: [open] })} />}
      {acting && (
        <ActionDialog
          {...acting}
          onClose={() => setActing(null)}
          onDone={(done) => {
            setOpenKey(null);
            setChosen(new Set());
            follow(done);
          }}
        />
      )}
    </>
  );
}

function Nothing({ filtered, onReset }: { filtered: boolean; onReset: () => void }) {
  if (filtered)
    return (
      <EmptyState
        icon={ServerIcon}
        title="No instance matches these filters"
        action={<Button onClick={onReset}>Reset the filters</Button>}
      />
    );
  return (
    <EmptyState
      icon={ServerIcon}
      title="No EC2 instance yet"
      action={
        <Button asChild>
          <Link href="/scans">See the scans</Link>
        </Button>
      }
    >
      Instances are here after an account’s first scan, and right after they were launched from here.
    </EmptyState>
  );
}
