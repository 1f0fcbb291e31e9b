import type { Metadata } from 'next';
import Link from 'next/link';
import { RequiredKeys } from '@/components/inventory/tags/required-keys';
import { SpellingsCard } from '@/components/inventory/tags/spellings-card';
import { TagKeyCard } from '@/components/inventory/tags/tag-key-card';
import { TagSummary } from '@/components/inventory/tags/tag-summary';
import { PageHeader } from '@/components/ui/page-header';
import { loadTagCoverage } from '@/server/inventory/loaders';

export const metadata: Metadata = { title: 'Tag coverage' };

export default async function TagCoveragePage() {
  const { coverage, looks } = await loadTagCoverage();
  const accounts = looks.map(({ account }) => account);
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader
        eyebrow={
          <Link href="/inventory" className="rounded underline-offset-4 hover:text-ink hover:underline">
            Inventory
          </Link>
        }
        title="Tag coverage"
        description="Which tags your resources carry, as the last scans saw them"
      />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 grid-cols-1 gap-4">
          <TagSummary coverage={coverage} />
          {coverage.required.map((required) => (
            <TagKeyCard key={required.key} required={required} accounts={accounts} />
          ))}
        </div>
        <div className="grid min-w-0 grid-cols-1 gap-4">
          <RequiredKeys required={coverage.required.map(({ key }) => key)} inUse={coverage.inUse} />
          <SpellingsCard spellings={coverage.keySpellings} />
        </div>
      </div>
    </div>
  );
}
