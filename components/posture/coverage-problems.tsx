import { plural } from '@/components/lib/format';
import type { CoverageProblem } from '@/server/posture';
import { AccountLabel } from './account-label';
import { groupProblems, type ProblemGroup } from './group-problems';

const because: Record<CoverageProblem['kind'], string> = {
  denied: 'Not allowed',
  throttled: 'AWS kept throttling',
  'region-disabled': 'The region is switched off',
  gone: 'Gone while looking',
  expired: 'Credentials expired',
  malformed: 'The answer could not be read',
  unreachable: 'No answer in time',
  failed: 'AWS answered with an error',
  partial: 'Failed for some resources',
  cut: 'The listing broke off',
};

const listRegions = (regions: readonly string[]): string =>
  regions.length <= 3 ? regions.join(', ') : `${regions.slice(0, 2).join(', ')} and ${regions.length - 2} more regions`;

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((each) => b.includes(each));

/** Calls that were not answered in full: which, where, why, what would allow them and what stays unknown. */
export function CoverageProblems({ problems, showAccount = false }: { problems: readonly CoverageProblem[]; showAccount?: boolean }) {
  return (
    <ul className="divide-y">
      {groupProblems(problems).map((group) => (
        <Group key={group.key} group={group} showAccount={showAccount} />
      ))}
    </ul>
  );
}

function Group({ group, showAccount }: { group: ProblemGroup; showAccount: boolean }) {
  const { operations, actions, regions, kind, code, checkIds, account } = group;
  const isDenied = kind === 'denied' || (code?.includes('AccessDenied') ?? false);
  return (
    <li className="px-4 py-2.5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>
          <span className="font-medium">{because[kind]}</span>
          <span className="text-ink-muted">
            {' '}
            in <span title={regions.join(', ')}>{listRegions(regions)}</span>
            {code && ` (${code})`}
          </span>
        </span>
        <span className="flex items-center gap-3 text-xs text-ink-muted">
          {showAccount && <AccountLabel account={account} />}
          {checkIds.length > 0 && <span className="tabular whitespace-nowrap">{plural(checkIds.length, 'check')} unknown there</span>}
        </span>
      </p>
      <p className="mt-1 flex flex-wrap gap-x-2.5 gap-y-0.5">
        {operations.map((operation) => (
          <code key={operation} className="text-xs break-all">
            {operation}
          </code>
        ))}
      </p>
      {isDenied && actions.length > 0 && (
        <p className="mt-1 text-xs text-ink-muted">
          To see it, allow {isSame(actions, operations) ? 'this' : <code className="break-words text-ink">{actions.join(', ')}</code>} in
          the scan role
          {kind === 'partial' && ', or in the policy of the resource that refuses'}.
        </p>
      )}
    </li>
  );
}
