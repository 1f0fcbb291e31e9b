import { plural } from '@/components/lib/format';
import type { CoverageProblem } from '@/server/posture';
import { AccountLabel } from './account-label';

const because: Record<CoverageProblem['kind'], string> = {
  denied: 'not allowed',
  throttled: 'AWS kept throttling',
  'region-disabled': 'region is switched off',
  gone: 'gone while looking',
  expired: 'credentials expired',
  malformed: 'the answer could not be read',
  unreachable: 'no answer in time',
  failed: 'AWS answered with an error',
  partial: 'failed for some resources',
  cut: 'the listing broke off',
};

const listRegions = (regions: readonly string[]): string =>
  regions.length <= 3 ? regions.join(', ') : `${regions.slice(0, 2).join(', ')} and ${regions.length - 2} more regions`;

/** Each call that was not answered in full: which, where, why, what would allow it and what stays unknown. */
export function CoverageProblems({ problems, showAccount = false }: { problems: readonly CoverageProblem[]; showAccount?: boolean }) {
  return (
    <ul className="divide-y">
      {problems.map((problem) => (
        <li key={`${problem.account.id} ${problem.operation} ${problem.kind} ${problem.regions.join()}`} className="grid gap-x-4 gap-y-1 px-4 py-2.5 sm:grid-cols-[minmax(0,1fr)_auto]">
          <div className="min-w-0">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <code className="text-xs font-medium break-all">{problem.operation}</code>
              <span className="text-xs text-ink-muted">
                {because[problem.kind]} in <span title={problem.regions.join(', ')}>{listRegions(problem.regions)}</span>
                {problem.code && ` (${problem.code})`}
              </span>
            </p>
            {problem.kind === 'denied' && problem.actions.length > 0 && (
              <p className="mt-0.5 text-xs text-ink-muted">
                Allow <code className="text-ink">{problem.actions.join(', ')}</code> in the scan role.
              </p>
            )}
          </div>
          <div className="flex items-center gap-3 text-xs text-ink-muted sm:justify-end">
            {showAccount && <AccountLabel account={problem.account} />}
            <span className="tabular whitespace-nowrap">{plural(problem.checkIds.length, 'check')} unknown</span>
          </div>
        </li>
      ))}
    </ul>
  );
}
