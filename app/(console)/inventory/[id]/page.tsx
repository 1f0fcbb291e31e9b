import { ExternalLinkIcon, EyeOffIcon, TrashIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { WorstPathsCard } from '@/components/attack-paths/worst-paths-card';
import { chosenPeriod, DiffCard, VersionsCard } from '@/components/drift/version-cards';
import { StackBanner } from '@/components/findings/stack-banner';
import { ChangedByCard } from '@/components/inventory/changed-by-card';
import { ConfigurationCard } from '@/components/inventory/configuration-card';
import { StateBadge } from '@/components/inventory/inventory-columns';
import { ResourceFacts } from '@/components/inventory/resource-facts';
import { ResourceFindings } from '@/components/inventory/resource-findings';
import { TagsCard } from '@/components/inventory/tags-card';
import { typeName } from '@/components/inventory/type-name';
import { formatInstant } from '@/components/lib/format';
import { AccountLabel } from '@/components/posture/account-label';
import { RelationsPanel } from '@/components/relations/relations-panel';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { loadPathsOver } from '@/server/attack-paths/loaders';
import { loadResourceDiff, loadResourceHistory } from '@/server/drift/versions/loaders';
import { loadResource } from '@/server/inventory/loaders';

export const metadata: Metadata = { title: 'Resource' };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>;
}

export default async function ResourcePage({ params, searchParams }: Props) {
  const id = decodeURIComponent((await params).id);
  const resource = await loadResource(id);
  // Not every thing that has an ARN is collected: the list then says what there is of that name.
  if (!resource && id.startsWith('arn:')) redirect(`/inventory?${new URLSearchParams({ q: id.split(/[:/]/).at(-1) ?? id })}`);
  if (!resource) notFound();
  // Links that know only the ARN are good ones, too.
  if (id !== resource.uid) redirect(`/inventory/${resource.uid}`);
  const [history, paths] = await Promise.all([loadResourceHistory(id), loadPathsOver({ arn: resource.arn, account: resource.account.id })]);
  const versions = history?.versions ?? [];
  const period = chosenPeriod(versions, await searchParams);
  const diff = period && (await loadResourceDiff({ id, ...period }));
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader
        eyebrow={
          <Link href="/inventory" className="rounded underline-offset-4 hover:text-ink hover:underline">
            Inventory
          </Link>
        }
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="break-all">{resource.name ?? resource.id}</span>
            {resource.state && <StateBadge state={resource.state} />}
          </span>
        }
        description={
          <span className="flex flex-wrap items-center gap-x-3">
            {typeName(resource.resourceType)} in {resource.region}
            <AccountLabel account={resource.account} />
          </span>
        }
        actions={
          resource.consoleUrl && (
            <Button asChild>
              <a href={resource.consoleUrl} target="_blank" rel="noreferrer">
                Open in AWS
                <ExternalLinkIcon aria-hidden="true" />
              </a>
            </Button>
          )
        }
      />
      {resource.deletedAt && (
        <Banner tone="neutral" icon={TrashIcon} title="It is gone">
          A complete listing no longer had it, {formatInstant(resource.deletedAt)}. Below is what was last seen of it.
        </Banner>
      )}
      {resource.gaps.length > 0 && (
        <Banner tone="warning" icon={EyeOffIcon} title="Not all of it was seen">
          <ul className="grid gap-0.5">
            {resource.gaps.map(({ operation, kind, code }) => (
              <li key={operation}>
                <code className="text-xs break-all text-ink">{operation}</code>: {kind === 'denied' ? 'not allowed' : kind} ({code})
              </li>
            ))}
          </ul>
          {resource.carried.configuration.length > 0 && (
            <p className="mt-1">As an earlier scan saw it: {resource.carried.configuration.join(', ')}.</p>
          )}
        </Banner>
      )}
      {resource.stack && <StackBanner stack={resource.stack} />}
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 grid-cols-1 gap-4">
          <ResourceFindings resource={resource} />
          <WorstPathsCard rows={paths.rows} total={paths.total} title="Attack paths over it" />
          <ConfigurationCard resource={resource} />
          {versions.length > 1 && <DiffCard period={period} diff={diff} />}
        </div>
        <div className="grid min-w-0 grid-cols-1 gap-4">
          <ResourceFacts resource={resource} />
          <TagsCard resource={resource} />
          <ChangedByCard events={resource.changedBy} />
          {versions.length > 0 && <VersionsCard path={`/inventory/${id}`} versions={versions} period={period} />}
        </div>
      </div>
      <section aria-labelledby="relations-title" className="grid min-w-0 grid-cols-1 gap-2">
        <h2 id="relations-title" className="text-sm font-semibold">
          Relations
        </h2>
        <RelationsPanel uid={resource.uid} />
      </section>
    </div>
  );
}
