import { EyeOffIcon } from 'lucide-react';
import { formatInstant, formatNumber, plural } from '@/components/lib/format';
import { AccountLabel } from '@/components/posture/account-label';
import { Banner } from '@/components/ui/banner';
import type { PathRun } from '@/server/attack-paths/data';

/** What was looked at, when, and what could not be: no path there is no promise. */
export function LookedAt({ runs }: { runs: readonly PathRun[] }) {
  const blind = runs.filter((run) => run.at === null || run.blind.length > 0);
  return (
    <div className="grid grid-cols-1 gap-3">
      {blind.length > 0 && (
        <Banner tone="warning" icon={EyeOffIcon} title="Not everything could be looked at">
          <p>Where a listing was refused or not made, paths may be there that nobody sees.</p>
          <ul className="mt-1.5 grid gap-1.5">
            {blind.map((run) => (
              <li key={run.account.id} className="min-w-0">
                <AccountLabel account={run.account} className="text-ink" />
                {run.at === null ? (
                  <span>Not looked through yet: the next whole scan does.</span>
                ) : (
                  <details>
                    <summary className="cursor-pointer rounded text-xs">{plural(run.blind.length, 'call')} without a full answer</summary>
                    <ul className="mt-1 grid gap-0.5 text-xs">
                      {run.blind.slice(0, 30).map(({ operation, region, reason, kinds }) => (
                        <li key={`${operation} ${region}`} className="break-words">
                          {reason} <span className="text-ink-muted">({plural(kinds.length, 'kind')} of paths)</span>
                        </li>
                      ))}
                      {run.blind.length > 30 && <li>and {run.blind.length - 30} more</li>}
                    </ul>
                  </details>
                )}
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {runs.length > 0 && <NeverLookedAt />}
    </div>
  );
}

/** What no scan asks, so that a path that is listed may be blocked, and one that is not listed may be there. */
function NeverLookedAt() {
  return (
    <section aria-label="What is never looked at" className="max-w-4xl space-y-1 text-pretty text-sm text-ink-muted">
      <p>
        <strong className="font-medium text-ink">Service control policies are not read.</strong> Your organization may block a path that is
        listed here by one, or by a resource control policy.
      </p>
      <p>
        <strong className="font-medium text-ink">Not followed:</strong> transit gateways, classic load balancers, a load balancer behind
        another, and ways over several of your accounts. No path over them is listed, whether there is one or not. VPC peering is followed.
      </p>
    </section>
  );
}

/** One line for each account. */
export function LookedThrough({ runs }: { runs: readonly PathRun[] }) {
  return (
    <ul className="grid gap-1 text-sm text-ink-muted">
      {runs.map((run) => (
        <li key={run.account.id} className="flex flex-wrap items-center justify-center gap-x-2">
          <AccountLabel account={run.account} />
          <span>{run.at ? `${formatNumber(run.resources)} resources, ${formatInstant(run.at)}` : 'not yet'}</span>
        </li>
      ))}
    </ul>
  );
}
