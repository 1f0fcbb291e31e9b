'use client';

import { CircleAlertIcon } from 'lucide-react';
import Link from 'next/link';
import { SeverityBar, sumCounts } from '@/components/charts/severity-bar';
import { formatNumber, plural } from '@/components/lib/format';
import { findingsLink } from '@/components/posture/findings-link';
import { RelativeTime } from '@/components/posture/relative-time';
import { SampleTag } from '@/components/posture/sample-tag';
import { scanStatusLabel } from '@/components/posture/scan-status';
import { Card } from '@/components/ui/card';
import type { AccountRow } from '@/server/accounts/types';
import type { ScanStatus } from '@/server/scans/types';
import { AccessNote } from './access-note';
import { AccountMenu } from './account-menu';
import { AccountStatusBadge } from './account-status';
import { tagTexts } from './filter-accounts';

/** One connected account: how to enter it, what its last scan said, what can be done. */
export function AccountCard({ account }: { account: AccountRow }) {
  const open = sumCounts(account.open);
  return (
    <Card className="flex flex-col" aria-label={account.name}>
      <div className="flex items-start gap-3 px-4 pt-4">
        <div className="min-w-0 flex-1">
          <h2 className="flex items-center gap-2">
            <span className="truncate text-base font-semibold">{account.name}</span>
            {account.kind === 'sample' && <SampleTag />}
          </h2>
          <p className="tabular text-xs text-ink-muted">
            {account.accountId} · <span className="whitespace-nowrap">{account.region}</span>
          </p>
        </div>
        <AccountStatusBadge status={account.status} />
        <AccountMenu account={account} />
      </div>
      {account.lastError && (
        <p className="mx-4 mt-3 flex gap-2 rounded-md bg-critical-soft px-3 py-2 text-xs text-critical-text">
          <CircleAlertIcon className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
          {account.lastError}
        </p>
      )}
      <AccessNote account={account} />
      <Tags tags={tagTexts(account)} />
      <div className="flex-1 px-4 py-4">
        {account.lastScan ? (
          <>
            <Link href={findingsLink({ account: account.id })} className="group flex items-baseline gap-2 rounded">
              <span className="tabular text-2xl font-semibold tracking-tight">{formatNumber(open)}</span>
              <span className="text-xs text-ink-muted underline-offset-4 group-hover:underline">
                open findings on {plural(account.resources, 'resource')}
              </span>
            </Link>
            <SeverityBar counts={account.open} className="mt-2" />
            {account.unknown > 0 && (
              <Link
                href={findingsLink({ account: account.id, status: 'unknown' })}
                className="mt-2 flex w-fit items-center gap-1.5 rounded text-xs text-ink-muted underline-offset-4 hover:underline"
              >
                <span className="hatched size-2.5 rounded-sm" aria-hidden="true" />
                {plural(account.unknown, 'verdict')} unknown
              </Link>
            )}
          </>
        ) : (
          <p className="text-ink-muted">Not scanned yet, so nothing can be said about it.</p>
        )}
      </div>
      <LastScan account={account} />
    </Card>
  );
}

function Tags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <ul aria-label="Tags" className="mx-4 mt-3 flex flex-wrap gap-1.5">
      {tags.map((tag) => (
        <li key={tag} className="max-w-full truncate rounded-full border px-2 py-0.5 text-2xs text-ink-muted">
          {tag}
        </li>
      ))}
    </ul>
  );
}

const isScanStatus = (status: string): status is ScanStatus =>
  ['queued', 'running', 'completed', 'partial', 'failed', 'cancelled'].includes(status);

function LastScan({ account }: { account: AccountRow }) {
  const { activeScanId, lastScan } = account;
  return (
    <p className="flex items-center justify-between gap-3 border-t px-4 py-2.5 text-xs text-ink-muted">
      {activeScanId ? (
        <Link href={`/scans/${activeScanId}`} className="rounded font-medium text-accent-text underline-offset-4 hover:underline">
          Watch the scan
        </Link>
      ) : lastScan?.finishedAt ? (
        <Link href={`/scans/${lastScan.id}`} className="rounded underline-offset-4 hover:text-ink hover:underline">
          Last scan <RelativeTime at={lastScan.finishedAt} />
          {isScanStatus(lastScan.status) && `, ${scanStatusLabel(lastScan.status).toLowerCase()}`}
        </Link>
      ) : (
        'No scan yet'
      )}
      <span>{account.schedule === 'nightly' ? 'Scanned every night' : 'No schedule'}</span>
    </p>
  );
}
