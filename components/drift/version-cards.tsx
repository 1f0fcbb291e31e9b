import { HistoryIcon } from 'lucide-react';
import Link from 'next/link';
import { cn } from '@/components/lib/cn';
import { formatInstant } from '@/components/lib/format';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { ResourceDiff, ResourceVersion } from '@/server/drift/versions/data';
import { PropertyDiff } from './property-diff';

const words: Record<ResourceVersion['change'], string> = {
  created: 'First seen',
  changed: 'Changed',
  deleted: 'Gone',
  recreated: 'There again',
};

export interface Period {
  from: string;
  to: string;
}

/** What differs between two versions. */
export function DiffCard({ period, diff }: { period: Period | null; diff: ResourceDiff | null }) {
  return (
    <Card aria-labelledby="diff-title">
      <CardHeader
        id="diff-title"
        title="What differs"
        description={period ? `${formatInstant(period.from)} against ${formatInstant(period.to)}` : undefined}
      />
      <div className="px-4 pb-4">
        {diff ? <Differences diff={diff} /> : <p className="text-sm text-ink-muted">It has one version: nothing to compare.</p>}
      </div>
    </Card>
  );
}

/** Each time a resource changed; a choice compares it with the one before. @param path the page that compares */
export function VersionsCard({ path, versions, period }: { path: string; versions: readonly ResourceVersion[]; period: Period | null }) {
  return (
    <Card aria-labelledby="versions-title">
      <CardHeader id="versions-title" title="Versions" description="A choice compares it with the one before" />
      <ol className="divide-y border-t">
        {versions.map((version, index) => (
          <li key={version.changedAt}>
            <Version path={path} version={version} before={versions[index + 1]} current={period?.to === version.changedAt} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Version({
  path,
  version,
  before,
  current,
}: {
  path: string;
  version: ResourceVersion;
  before: ResourceVersion | undefined;
  current: boolean;
}) {
  const text = (
    <>
      <span className="font-medium">{words[version.change]}</span>
      <span className="block text-xs text-ink-muted">{formatInstant(version.changedAt)}</span>
    </>
  );
  if (!before) return <div className="px-4 py-2.5 text-sm">{text}</div>;
  return (
    <Link
      href={`${path}?${new URLSearchParams({ from: before.changedAt, to: version.changedAt })}`}
      aria-current={current ? 'true' : undefined}
      className={cn('block px-4 py-2.5 text-sm hover:bg-hover focus-visible:-outline-offset-2', current && 'bg-accent-soft')}
    >
      {text}
    </Link>
  );
}

function Differences({ diff }: { diff: ResourceDiff }) {
  const { existed, differences } = diff;
  if (!existed.from || !existed.to)
    return (
      <EmptyState
        icon={HistoryIcon}
        title={existed.to ? 'It was not there at the first of the two' : 'It was gone at the second of the two'}
      >
        As far as scans saw.
      </EmptyState>
    );
  if (differences.length === 0)
    return <p className="text-sm text-ink-muted">Nothing but what AWS moves on by itself, such as the time of last use.</p>;
  return <PropertyDiff entries={differences} before="Before" after="After" />;
}

/** What the address asks for; else the newest change against what was before it. */
export function chosenPeriod(
  versions: readonly ResourceVersion[],
  asked: { from?: string | string[]; to?: string | string[] },
): Period | null {
  const [from, to] = [asked.from, asked.to].map((each) =>
    typeof each === 'string' && !Number.isNaN(Date.parse(each)) ? new Date(each).toISOString() : null,
  );
  if (from && to && from < to) return { from, to };
  const [newest, before] = versions;
  return newest && before ? { from: before.changedAt, to: newest.changedAt } : null;
}
