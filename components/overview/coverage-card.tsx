import { CheckIcon } from 'lucide-react';
import Link from 'next/link';
import { AccountLabel } from '@/components/posture/account-label';
import { CoverageProblems } from '@/components/posture/coverage-problems';
import { findingsLink } from '@/components/posture/findings-link';
import { Card, CardHeader } from '@/components/ui/card';
import type { OverviewData } from '@/server/overview/types';

/** What was not seen, and why. Says 'all calls answered' and never 'secure'. */
export function CoverageCard({ coverage, unknown }: { coverage: OverviewData['coverage']; unknown: number }) {
  const { problems, disabledRegions, neverScanned } = coverage;
  const nothingMissing = problems.length === 0 && neverScanned.length === 0;
  return (
    <Card aria-labelledby="coverage-title">
      <CardHeader
        id="coverage-title"
        title="What was not seen"
        action={
          unknown > 0 && (
            <Link href={findingsLink({ status: 'unknown' })} className="text-xs font-medium text-accent-text hover:underline">
              Unknown verdicts
            </Link>
          )
        }
      />
      {nothingMissing && (
        <p className="flex items-center gap-2 px-4 pb-3">
          <CheckIcon className="size-4 text-pass-text" aria-hidden="true" />
          Every call of the latest scans was answered in full.
        </p>
      )}
      {problems.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region
        <section className="max-h-72 overflow-y-auto" aria-label="Calls not answered in full" tabIndex={0}>
          <CoverageProblems problems={problems} showAccount />
        </section>
      )}
      {(disabledRegions.length > 0 || neverScanned.length > 0) && (
        <ul className="grid gap-1 border-t px-4 py-2.5 text-xs text-ink-muted">
          {neverScanned.map((account) => (
            <li key={account.id} className="flex gap-1.5">
              <AccountLabel account={account} className="text-ink" /> has no finished scan.
            </li>
          ))}
          {disabledRegions.map(({ account, regions }) => (
            <li key={account.id}>
              <span className="text-ink">{account.name}</span>:{' '}
              {regions.length <= 4 ? regions.join(', ') : <span title={regions.join(', ')}>{regions.length} regions</span>} not enabled in
              AWS, not looked at.
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
