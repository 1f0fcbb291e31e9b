import { HistoryIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { PropertyDiff } from '@/components/drift/property-diff';
import { cn } from '@/components/lib/cn';
import { formatInstant } from '@/components/lib/format';
import { AccountLabel } from '@/components/posture/account-label';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import type { ResourceDiff, ResourceVersion } from '@/server/drift/versions/data';
import { loadResourceDiff, loadResourceHistory } from '@/server/drift/versions/loaders';

export const metadata: Metadata = { title: 'Versions' };

const words: Record<ResourceVersion['change'], string> = {
  created: 'First seen',
  changed: 'Changed',
  deleted: 'Gone',
  recreated: 'There again',
};

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>;
}

export default async function VersionsPage({ params, searchParams }: Props) {
  const { id } = await params;
  const history = await loadResourceHistory(id);
  if (!history) notFound();
  const { resource, versions } = history;
  const period = chosen(versions, await searchParams);
  const diff = period && (await loadResourceDiff({ id, ...period }));
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader
        eyebrow={
          <Link href="/drift/changes" className="rounded underline-offset-4 hover:text-ink hover:underline">
            Configuration changes
          </Link>
        }
        title={<span className="break-all">{resource.name}</span>}
        description={
          <span className="flex flex-wrap items-center gap-x-3">
            {resource.type} in {resource.region}
            <AccountLabel account={resource.account} />
          </span>
        }
      />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
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
        <Card aria-labelledby="versions-title">
          <CardHeader id="versions-title" title="Versions" description="A choice compares it with the one before" />
          <ol className="divide-y border-t">
            {versions.map((version, index) => (
              <li key={version.changedAt}>
                <Version id={id} version={version} before={versions[index + 1]} current={period?.to === version.changedAt} />
              </li>
            ))}
          </ol>
        </Card>
      </div>
    </div>
  );
}

function Version({
  id,
  version,
  before,
  current,
}: {
  id: string;
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
      href={`/drift/resources/${id}?${new URLSearchParams({ from: before.changedAt, to: version.changedAt })}`}
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
function chosen(versions: readonly ResourceVersion[], asked: Awaited<Props['searchParams']>): { from: string; to: string } | null {
  const [from, to] = [asked.from, asked.to].map((each) =>
    typeof each === 'string' && !Number.isNaN(Date.parse(each)) ? new Date(each).toISOString() : null,
  );
  if (from && to && from < to) return { from, to };
  const [newest, before] = versions;
  return newest && before ? { from: before.changedAt, to: newest.changedAt } : null;
}
