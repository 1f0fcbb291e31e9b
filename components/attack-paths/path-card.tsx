import Link from 'next/link';
import { formatDay, plural } from '@/components/lib/format';
import { AccountLabel } from '@/components/posture/account-label';
import { SeverityLabel } from '@/components/posture/severity';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import type { PathRow } from '@/server/attack-paths/data';
import { PathChain } from './path-chain';
import { PathFix } from './path-fix';

/** Facts of a path in a line: how bad, how sure, where. */
export function PathFacts({ path }: { path: PathRow }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-muted">
      <SeverityLabel severity={path.severity} />
      <span className="tabular" title="Exposure × exploitability × impact, of 100">
        Score {path.score}
      </span>
      {path.evidence === 'possible' && <Badge tone="medium">Possible</Badge>}
      {path.status !== 'open' && <Badge>{path.status === 'muted' ? 'Muted' : 'Closed'}</Badge>}
      <AccountLabel account={path.account} />
      <span>{path.region}</span>
      {path.blast > 1 && <span>opens {plural(path.blast, 'thing')}</span>}
      <span>since {formatDay(path.firstSeenAt)}</span>
    </p>
  );
}

export function PathCard({ path }: { path: PathRow }) {
  return (
    <Card role="group" aria-labelledby={`path-${path.id}`} className="grid grid-cols-1 gap-3 p-4">
      <div className="grid gap-1">
        <h2 id={`path-${path.id}`} className="text-base font-semibold text-pretty break-words">
          <Link href={`/attack-paths/${path.id}`} className="rounded underline-offset-4 hover:underline">
            {path.title}
          </Link>
        </h2>
        <PathFacts path={path} />
      </div>
      <PathFix fix={path.fix} folded={path.folded} />
      <PathChain nodes={path.nodes} links={path.links} fix={path.fix} />
      {path.mute && (
        <p className="text-sm text-ink-muted">
          Muted by {path.mute.by || 'somebody'}
          {path.mute.until ? ` until ${formatDay(path.mute.until)}` : ''}: {path.mute.reason}
        </p>
      )}
    </Card>
  );
}
