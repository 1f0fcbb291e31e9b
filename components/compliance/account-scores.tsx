import Link from 'next/link';
import { AccountLabel } from '@/components/posture/account-label';
import { RelativeTime } from '@/components/posture/relative-time';
import { Card, CardHeader } from '@/components/ui/card';
import { scoreText } from '@/server/compliance/constants';
import type { AccountScore } from '@/server/compliance/types';
import { StateBar } from './state-bar';

/** Each account by itself, the worst first, as its last scan left it. */
export function AccountScores({ frameworkId, accounts }: { frameworkId: string; accounts: readonly AccountScore[] }) {
  return (
    <Card aria-labelledby="accounts-title">
      <CardHeader
        id="accounts-title"
        title="By account"
        description="As of the last scan of each; the time is that since when it has been so"
      />
      <ul className="max-h-80 divide-y overflow-y-auto border-t">
        {accounts.map(({ account, at, score, counts }) => (
          <li
            key={account.id}
            className="relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1.5 px-4 py-2.5 hover:bg-hover sm:grid-cols-[minmax(0,2fr)_minmax(0,2fr)_3rem_6rem]"
          >
            <Link
              href={`/compliance/${frameworkId}?accountId=${account.accountId}`}
              className="min-w-0 rounded after:absolute after:inset-0 focus-visible:-outline-offset-2"
            >
              <AccountLabel account={account} />
            </Link>
            <span className="max-sm:order-last max-sm:col-span-2">
              <StateBar counts={counts} />
            </span>
            <span className="tabular text-right text-sm font-medium">{score === null ? '–' : scoreText(score)}</span>
            <span className="text-right text-xs text-ink-muted max-sm:hidden">
              <RelativeTime at={at} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
