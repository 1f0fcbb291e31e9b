import { RouteOffIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { LookedAt, LookedThrough } from '@/components/attack-paths/looked-at';
import { PathCard } from '@/components/attack-paths/path-card';
import { PathFilters } from '@/components/attack-paths/path-filters';
import { isFiltered, type PathSearch, pathParamsOf } from '@/components/attack-paths/search-params';
import { typeName } from '@/components/inventory/type-name';
import { plural } from '@/components/lib/format';
import { severityLabel } from '@/components/posture/severity';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { pathChoices } from '@/server/attack-paths/choices';
import { loadPaths } from '@/server/attack-paths/loaders';
import { severities } from '@/server/checks/types';

export const metadata: Metadata = { title: 'Attack paths' };

export default async function AttackPathsPage({ searchParams }: { searchParams: Promise<PathSearch> }) {
  const search = await searchParams;
  const { list, runs } = await loadPaths(pathParamsOf(search));
  const { kinds, entryTypes, targetTypes } = pathChoices();
  const next = new URLSearchParams(Object.entries(search).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])));
  if (list.nextCursor) next.set('cursor', list.nextCursor);
  const nameType = (type: string) => ({ value: type, label: type === 'account' ? 'The whole account' : typeName(type) });
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader
        title="Attack paths"
        description="Ways from the internet, another account or a leaked credential to what matters, each with the one change that breaks it. The worst come first."
      />
      <PathFilters
        filters={[
          {
            name: 'status',
            label: 'Status',
            any: 'Open',
            choices: [
              { value: 'muted', label: 'Muted' },
              { value: 'closed', label: 'Closed' },
            ],
          },
          {
            name: 'severity',
            label: 'Severity',
            any: 'Any severity',
            choices: severities.map((value) => ({ value, label: severityLabel[value] })),
          },
          {
            name: 'account',
            label: 'Account',
            any: 'All accounts',
            choices: runs.map(({ account, open }) => ({ value: account.id, label: `${account.name} (${open})` })),
          },
          { name: 'kind', label: 'Kind of path', any: 'Any kind', choices: kinds.map(({ id, title }) => ({ value: id, label: title })) },
          { name: 'entry', label: 'Entry', any: 'Any entry', choices: entryTypes.map(nameType) },
          { name: 'target', label: 'Target', any: 'Any target', choices: targetTypes.map(nameType) },
          {
            name: 'since',
            label: 'Changed',
            any: 'Changed at any time',
            choices: [
              { value: '24h', label: 'Changed in the last 24 hours' },
              { value: '7d', label: 'Changed in the last 7 days' },
              { value: '30d', label: 'Changed in the last 30 days' },
            ],
          },
        ]}
      />
      <LookedAt runs={runs} />
      {list.rows.length === 0 ? (
        <Card>
          <EmptyState icon={RouteOffIcon} title={isFiltered(search) ? 'No attack path like that' : 'No attack path found'}>
            {runs.length === 0 ? (
              <p>No account is connected yet.</p>
            ) : (
              <>
                <p className="mb-2">
                  {plural(kinds.length, 'kind')} of paths were looked for in {plural(runs.length, 'account')}:
                </p>
                <LookedThrough runs={runs} />
              </>
            )}
          </EmptyState>
        </Card>
      ) : (
        <>
          <p className="text-sm text-ink-muted" aria-live="polite">
            {plural(list.total, 'path')}
          </p>
          {list.rows.map((path) => (
            <PathCard key={path.id} path={path} />
          ))}
        </>
      )}
      <nav aria-label="Pages" className="flex flex-wrap justify-center gap-2 empty:hidden">
        {search.cursor && (
          <Button asChild>
            <Link href="/attack-paths">From the beginning</Link>
          </Button>
        )}
        {list.nextCursor && (
          <Button asChild>
            <Link href={`/attack-paths?${next}`}>Next page</Link>
          </Button>
        )}
      </nav>
    </div>
  );
}
