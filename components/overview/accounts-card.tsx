import Link from 'next/link';
import { SeverityBar, sumCounts } from '@/components/charts/severity-bar';
import { Sparkline } from '@/components/charts/sparkline';
import { formatNumber } from '@/components/lib/format';
import { AccountLabel } from '@/components/posture/account-label';
import { findingsLink } from '@/components/posture/findings-link';
import { RelativeTime } from '@/components/posture/relative-time';
import { Card, CardHeader } from '@/components/ui/card';
import type { AccountPosture } from '@/server/overview/types';

export function AccountsCard({ accounts }: { accounts: readonly AccountPosture[] }) {
  return (
    <Card aria-labelledby="accounts-title">
      <CardHeader
        id="accounts-title"
        title="By account"
        action={
          <Link href="/accounts" className="text-xs font-medium text-accent-text hover:underline">
            All accounts
          </Link>
        }
      />
      <ul className="pb-2">
        {accounts.map((account) => (
          <li key={account.id}>
            <Link
              href={findingsLink({ account: account.id })}
              className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1.5 px-4 py-2.5 transition-colors hover:bg-hover focus-visible:-outline-offset-2 sm:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_5rem_3rem]"
            >
              <span className="min-w-0">
                <AccountLabel account={account} className="font-medium" />
                <span className="block text-xs text-ink-muted">
                  {account.status === 'scanning' ? (
                    'Being scanned now'
                  ) : account.lastScan?.finishedAt ? (
                    <>
                      Scanned <RelativeTime at={account.lastScan.finishedAt} />
                    </>
                  ) : (
                    'Not scanned yet'
                  )}
                </span>
              </span>
              <SeverityBar counts={account.open} className="max-sm:order-last max-sm:col-span-2" />
              <span className="max-sm:hidden">
                <Sparkline values={account.history} label="Open findings after the latest scans" />
              </span>
              <span className="tabular text-right font-medium">{account.lastScan ? formatNumber(sumCounts(account.open)) : '–'}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
