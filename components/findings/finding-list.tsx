'use client';

import { useQueryClient } from '@tanstack/react-query';
import { BellIcon, BellOffIcon, DownloadIcon, SearchXIcon, ShieldQuestionIcon } from 'lucide-react';
import { parseAsString, useQueryState, useQueryStates } from 'nuqs';
import { useCallback, useState, useTransition } from 'react';
import { BulkBar } from '@/components/data-table/bulk-bar';
import { DataTable } from '@/components/data-table/data-table';
import { ListFooter } from '@/components/data-table/list-footer';
import { TableOptionsMenu } from '@/components/data-table/options-menu';
import { usePages } from '@/components/data-table/use-pages';
import { useLive } from '@/components/live/live-provider';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { findingSorts } from '@/server/findings/constants';
import type { FindingFacets, FindingParams, FindingRow, FindingSort } from '@/server/findings/types';
import type { Page } from '@/server/page';
import { FindingCard, findingColumns } from './finding-columns';
import { FindingDrawer } from './finding-drawer';
import { FindingFilters } from './finding-filters';
import { MuteDialog } from './mute-dialog';
import { fetchFindings, findingListKey } from './queries';
import { findingQuery, findingSearchParams } from './search-params';
import { useUnmute } from './use-unmute';

const isSort = (sort: string): sort is FindingSort => (findingSorts as readonly string[]).includes(sort);
const none: ReadonlySet<string> = new Set();

interface FindingListProps {
  first: Page<FindingRow>;
  facets: FindingFacets;
}

export function FindingList({ first, facets }: FindingListProps) {
  const [pending, startTransition] = useTransition();
  const [params, setParams] = useQueryStates(findingSearchParams, { shallow: false, history: 'push', startTransition });
  const [openId, setOpenId] = useQueryState('finding', parseAsString.withOptions({ history: 'replace' }));
  const [selected, setSelected] = useState<ReadonlySet<string>>(none);
  const [everything, setEverything] = useState(false);
  const [muting, setMuting] = useState(false);
  const mayMute = useCan('findings:update');
  const client = useQueryClient();

  const fetchPage = useCallback((cursor: string | null, signal: AbortSignal) => fetchFindings(params, cursor, signal), [params]);
  const pages = usePages({ queryKey: findingListKey(params), first, fetchPage });
  useLive(['findings'], () => void client.invalidateQueries({ queryKey: ['findings'] }), { wait: 4000 });

  const choose = useCallback((ids: ReadonlySet<string>) => {
    setSelected(ids);
    setEverything(false);
  }, []);
  const change = (next: Parameters<typeof setParams>[0]) => {
    choose(none);
    void setParams(next);
  };
  const { status: _status, ...filter } = filterOf(params);
  const target = everything ? { filter } : { ids: [...selected] };
  // Muting by filter takes the open ones, so it is offered where the list shows just those.
  const onlyOpen = params.status.join() === 'open';
  const count = everything ? pages.total : selected.size;
  const unmute = useUnmute(() => choose(none));
  const someMuted = pages.rows.some((row) => selected.has(row.id) && row.status === 'muted');

  return (
    <>
      <div className="flex flex-wrap items-start gap-2">
        <FindingFilters filters={filterOf(params)} facets={facets} onChange={change} />
        <div className="flex gap-2">
          <Button asChild>
            {/* A file, not a page: no client navigation. */}
            <a href={`/api/findings/export?${findingQuery(params)}`} download>
              <DownloadIcon aria-hidden="true" />
              CSV
            </a>
          </Button>
          <TableOptionsMenu name="findings" columns={findingColumns} />
        </div>
      </div>

      <DataTable
        name="findings"
        label="Findings"
        columns={findingColumns}
        rows={pages.rows}
        rowId={(row) => row.id}
        rowLabel={(row) => `${row.title}, ${row.resource.name ?? row.resource.id}`}
        card={(row) => <FindingCard row={row} />}
        sort={params.sort}
        onSort={(sort) => isSort(sort) && change({ sort })}
        onOpen={(row) => void setOpenId(row.id)}
        openId={openId}
        selection={mayMute ? { ids: selected, onChange: choose } : undefined}
        pending={pending}
        empty={<NoFindings params={params} onReset={() => change(null)} />}
        footer={<ListFooter shown={pages.rows.length} noun="findings" {...pages} />}
      />

      <BulkBar
        count={count}
        total={onlyOpen ? pages.total : selected.size}
        everything={everything}
        onEverything={() => setEverything(true)}
        onClear={() => choose(none)}
      >
        <Button variant="primary" size="sm" onClick={() => setMuting(true)}>
          <BellOffIcon aria-hidden="true" />
          Mute
        </Button>
        {someMuted && !everything && (
          <Button size="sm" disabled={unmute.pending} onClick={() => unmute.run({ ids: [...selected] })}>
            <BellIcon aria-hidden="true" />
            Unmute
          </Button>
        )}
      </BulkBar>
      <MuteDialog open={muting} onOpenChange={setMuting} target={target} count={count} onMuted={() => choose(none)} />
      <FindingDrawer id={openId} rows={pages.rows} onOpen={(id) => void setOpenId(id)} />
    </>
  );
}

function filterOf({ status, severity, service, region, account, checkId, q }: FindingParams) {
  return {
    status: status ?? [],
    severity: severity ?? [],
    service: service ?? [],
    region: region ?? [],
    account: account ?? [],
    checkId: checkId ?? [],
    q: q ?? '',
  };
}

function NoFindings({ params, onReset }: { params: FindingParams; onReset: () => void }) {
  const onlyDefault = findingQuery(params) === findingQuery({ status: ['open'], sort: params.sort });
  return onlyDefault ? (
    <EmptyState icon={ShieldQuestionIcon} title="No open findings in what was scanned">
      This speaks only of what the scans could read. The overview lists what was not seen.
    </EmptyState>
  ) : (
    <EmptyState icon={SearchXIcon} title="Nothing matches these filters" action={<Button onClick={onReset}>Reset the filters</Button>} />
  );
}
