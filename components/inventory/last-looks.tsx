import { formatNumber, plural } from '@/components/lib/format';
import { RelativeTime } from '@/components/posture/relative-time';
import type { LastLook } from '@/server/inventory/types';

/** How many, and how old what is known of them is: the newest look, the oldest one, and who was never looked at. */
export function LastLooks({ looks, total, isCapped }: { looks: readonly LastLook[]; total: number; isCapped: boolean }) {
  const seen = looks.flatMap(({ account, at }) => (at ? [{ account, at }] : [])).sort((a, b) => (a.at < b.at ? 1 : -1));
  const [newest, oldest] = [seen[0], seen.at(-1)];
  const never = looks.filter(({ at }) => !at).map(({ account }) => account.name);
  return (
    <p>
      {formatNumber(total)}
      {isCapped && '+'} {total === 1 ? 'resource' : 'resources'} in {plural(seen.length, 'account')}, whether a check looks at them or not.
      {newest && (
        <>
          {' '}
          Last updated <RelativeTime at={newest.at} />
          {oldest && oldest !== newest && oldest.at.slice(0, 13) !== newest.at.slice(0, 13) && (
            <>
              ; {oldest.account.name} <RelativeTime at={oldest.at} />
            </>
          )}
          .
        </>
      )}
      {never.length > 0 && ` Never scanned: ${never.slice(0, 3).join(', ')}${never.length > 3 ? ` and ${never.length - 3} more` : ''}.`}
    </p>
  );
}
