import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { chosenPeriod, DiffCard, VersionsCard } from '@/components/drift/version-cards';
import { AccountLabel } from '@/components/posture/account-label';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { loadResourceDiff, loadResourceHistory } from '@/server/drift/versions/loaders';

export const metadata: Metadata = { title: 'Versions' };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>;
}

export default async function VersionsPage({ params, searchParams }: Props) {
  const { id } = await params;
  const history = await loadResourceHistory(id);
  if (!history) notFound();
  const { resource, versions } = history;
  const period = chosenPeriod(versions, await searchParams);
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
        actions={
          <Button asChild>
            <Link href={`/inventory/${id}`}>Open the resource</Link>
          </Button>
        }
      />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <DiffCard period={period} diff={diff} />
        <VersionsCard path={`/drift/resources/${id}`} versions={versions} period={period} />
      </div>
    </div>
  );
}
