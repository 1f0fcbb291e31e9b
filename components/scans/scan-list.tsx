'use client';

import { RadarIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useQueryStates } from 'nuqs';
import { useCallback, useTransition } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { ListFooter } from '@/components/data-table/list-footer';
import { TableOptionsMenu } from '@/components/data-table/options-menu';
import { usePages } from '@/components/data-table/use-pages';
import { getPage } from '@/components/lib/api';
import { scanStatusLabel } from '@/components/posture/scan-status';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { Page } from '@/server/page';
import type { AccountRef } from '@/server/posture';
import type { ScanRow } from '@/server/scans/types';
import { ScanCard, scanColumns } from './scan-columns';
import { scanSearchParams, scanStatuses } from './search-params';

export function ScanList({ first, accounts }: { first: Page<ScanRow>; accounts: readonly AccountRef[] }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [params, setParams] = useQueryStates(scanSearchParams, { shallow: false, history: 'push', startTransition });
  const fetchPage = useCallback(
    (cursor: string | null, signal: AbortSignal) => {
      const query = new URLSearchParams({ limit: '50' });
      if (cursor) query.set('cursor', cursor);
      if (params.status.length > 0) query.set('status', params.status.join(','));
      const account = accounts.find((each) => each.id === params.account);
      if (account) query.set('accountId', account.accountId);
      return getPage<ScanRow>(`/api/scan/results?${query}`, 'scans', signal);
    },
    [params, accounts],
  );
  const pages = usePages({ queryKey: ['scans', 'list', params], first, fetchPage });
  const filtered = params.status.length > 0 || params.account !== null;

  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <FilterMenu
          label="Status"
          selected={params.status}
          onChange={(status) => void setParams({ status: scanStatuses.filter((each) => status.includes(each)) })}
          options={scanStatuses.map((status) => ({ value: status, label: scanStatusLabel(status) }))}
        />
        <FilterMenu
          label="Account"
          selected={params.account ? [params.account] : []}
          onChange={(chosen) => void setParams({ account: chosen.at(-1) ?? null })}
          options={accounts.map((account) => ({ value: account.id, label: account.name }))}
        />
        {filtered && (
          <Button variant="ghost" onClick={() => void setParams(null)}>
            Reset
          </Button>
        )}
        <div className="ml-auto">
          <TableOptionsMenu name="scans" columns={scanColumns} />
        </div>
      </div>
      <DataTable
        name="scans"
        label="Scans"
        columns={scanColumns}
        rows={pages.rows}
        rowId={(row) => row.id}
        rowLabel={(row) => `Scan ${row.seq} of ${row.account.name}`}
        card={(row) => <ScanCard row={row} />}
        onOpen={(row) => router.push(`/scans/${row.id}`)}
        pending={pending}
        empty={
          filtered ? (
            <EmptyState
              icon={RadarIcon}
              title="No scan matches these filters"
              action={<Button onClick={() => void setParams(null)}>Reset the filters</Button>}
            />
          ) : (
            <EmptyState icon={RadarIcon} title="No scan yet">
              A scan reads the configuration of one account, region by region, and judges it.
            </EmptyState>
          )
        }
        footer={<ListFooter shown={pages.rows.length} noun="scans" {...pages} />}
      />
    </>
  );
}
