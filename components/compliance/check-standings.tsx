import Link from 'next/link';
import { formatNumber } from '@/components/lib/format';
import { findingsLink } from '@/components/posture/findings-link';
import { SeverityIcon, severityLabel } from '@/components/posture/severity';
import type { CheckStanding } from '@/server/compliance/types';
import type { AccountRef } from '@/server/posture';
import { StateLabel } from './state-label';

/** The checks of a requirement, each leading to its findings, and these to their resources. */
export function CheckStandings({ checks, account }: { checks: readonly CheckStanding[]; account: AccountRef | null }) {
  return (
    <ul aria-label="Checks" className="divide-y rounded-lg border bg-surface">
      {checks.map((check) => (
        <li key={check.id} className="grid gap-x-4 gap-y-1.5 px-3 py-2.5 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center">
          <span className="flex min-w-0 items-start gap-2">
            <SeverityIcon severity={check.severity} className="mt-0.5" />
            <span className="sr-only">{severityLabel[check.severity]}</span>
            <Link href={`/checks/${check.id}`} className="min-w-0 rounded font-medium underline-offset-4 hover:underline">
              {check.title}
            </Link>
          </span>
          <span className="flex flex-wrap items-center gap-x-4 gap-y-1 sm:justify-end">
            <Findings check={check} account={account} status="open" count={check.open} />
            <Findings check={check} account={account} status="muted" count={check.muted} />
            <Findings check={check} account={account} status="excluded" count={check.excluded} />
            <Findings check={check} account={account} status="unknown" count={check.unknown} />
            <Findings check={check} account={account} status="pass" count={check.pass} />
            <StateLabel state={check.state} />
          </span>
        </li>
      ))}
    </ul>
  );
}

interface FindingsProps {
  check: CheckStanding;
  account: AccountRef | null;
  status: 'open' | 'muted' | 'excluded' | 'unknown' | 'pass';
  count: number;
}

const words = { open: 'open', muted: 'muted', excluded: 'left out', unknown: 'unknown', pass: 'pass' };

function Findings({ check, account, status, count }: FindingsProps) {
  if (count === 0) return null;
  return (
    <Link
      href={findingsLink({ checkId: check.id, status, ...(account ? { account: account.id } : {}) })}
      className="tabular rounded text-xs text-accent-text underline-offset-4 hover:underline"
    >
      {formatNumber(count)} {words[status]}
    </Link>
  );
}
