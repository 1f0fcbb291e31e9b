import { TagsIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import type { SearchParams } from 'nuqs/server';
import { InventoryList } from '@/components/inventory/inventory-list';
import { LastLooks } from '@/components/inventory/last-looks';
import { loadInventorySearchParams, paramsOf } from '@/components/inventory/search-params';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { pageSize } from '@/server/inventory/constants';
import { loadInventory } from '@/server/inventory/loaders';

export const metadata: Metadata = { title: 'Inventory' };

export default async function InventoryPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await loadInventorySearchParams(searchParams);
  const { list, counts, states, unseen, looks, views } = await loadInventory({ ...paramsOf(params), limit: pageSize });
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader
        title="Inventory"
        description={<LastLooks looks={looks} total={counts.total} isCapped={counts.isCapped} />}
        actions={
          <Button asChild>
            <Link href="/inventory/tags">
              <TagsIcon aria-hidden="true" />
              Tag coverage
            </Link>
          </Button>
        }
      />
      <InventoryList
        first={list}
        counts={counts}
        states={states}
        unseen={unseen}
        accounts={looks.map(({ account }) => account)}
        views={views}
      />
    </div>
  );
}
