'use client';

import { useQuery } from '@tanstack/react-query';
import { ChevronDownIcon } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { getJson } from '@/components/lib/api';
import { AccountLabel } from '@/components/posture/account-label';
import { Button } from '@/components/ui/button';
import type { RequirementByAccount } from '@/server/compliance/types';
import { StateLabel } from './state-label';

/** How a requirement is in each account, asked when somebody wants to know. */
export function RequirementAccounts({ frameworkId, requirement }: { frameworkId: string; requirement: string }) {
  const [open, setOpen] = useState(false);
  const path = `/api/compliance/frameworks/${frameworkId}/requirements/${encodeURIComponent(requirement)}`;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['findings', 'requirement', frameworkId, requirement],
    queryFn: ({ signal }) => getJson<RequirementByAccount>(path, signal),
    enabled: open,
  });
  return (
    <div>
      <Button variant="ghost" size="sm" aria-expanded={open} onClick={() => setOpen(!open)} className="-ml-2.5">
        <ChevronDownIcon aria-hidden="true" className={open ? 'rotate-180' : ''} /> In each account
      </Button>
      {open && isPending && (
        <p role="status" className="mt-1 text-xs text-ink-muted">
          Asking…
        </p>
      )}
      {open && error && (
        <p role="alert" className="mt-1 text-xs text-critical-text">
          {error.message}{' '}
          <Button variant="link" size="inline" onClick={() => void refetch()}>
            Try again
          </Button>
        </p>
      )}
      {open && data && (
        <ul aria-label="Accounts" className="mt-1 divide-y rounded-lg border bg-surface">
          {data.accounts.map(({ account, state }) => (
            <li key={account.id} className="flex items-center justify-between gap-3 px-3 py-2">
              <Link
                href={`/compliance/${frameworkId}?accountId=${account.accountId}&requirement=${encodeURIComponent(requirement)}`}
                className="min-w-0 rounded underline-offset-4 hover:underline"
              >
                <AccountLabel account={account} showId />
              </Link>
              <StateLabel state={state} />
            </li>
          ))}
          {data.more > 0 && <li className="px-3 py-2 text-xs text-ink-muted">and {data.more} accounts more: choose one above</li>}
        </ul>
      )}
    </div>
  );
}
