import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { sortOf } from '@/components/relations/node-look';
import { RelationsPanel } from '@/components/relations/relations-panel';
import { CopyButton } from '@/components/ui/copy-button';
import { PageHeader } from '@/components/ui/page-header';
import { loadResource } from '@/server/inventory/loaders';

export const metadata: Metadata = { title: 'Relations' };

export default async function RelationsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const resource = await loadResource(id);
  if (!resource) notFound();
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader
        eyebrow={
          <Link href={`/inventory/${id}`} className="rounded underline-offset-4 hover:text-ink hover:underline">
            {sortOf({ type: resource.resourceType, arn: resource.arn })}
          </Link>
        }
        title={<span className="break-all">Relations of {resource.name ?? resource.id}</span>}
        description={
          <span className="inline-flex items-start gap-1">
            <code className="text-xs leading-5 break-all">{resource.arn}</code>
            <CopyButton value={resource.arn} label="Copy the ARN" className="size-5" />
          </span>
        }
      />
      <RelationsPanel key={id} uid={id} />
    </div>
  );
}
