import Link from 'next/link';
import { Card, CardHeader } from '@/components/ui/card';
import type { ResourceDetail } from '@/server/inventory/detail';
import { inventoryHref } from './search-params';

/** Tags, each a link to whatever else carries it. */
export function TagsCard({ resource: { tags, carried } }: { resource: Pick<ResourceDetail, 'tags' | 'carried'> }) {
  const entries = Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <Card aria-labelledby="tags-title">
      <CardHeader id="tags-title" title="Tags" />
      {entries.length === 0 ? (
        <p className="px-4 pb-4 text-sm text-ink-muted">None.</p>
      ) : (
        <ul className="grid gap-1 px-4 pb-4">
          {entries.map(([key, value]) => (
            <li key={key} className="min-w-0 text-sm">
              <Link
                href={inventoryHref({ tag: [`${key}=${value}`] })}
                className="rounded break-words underline-offset-4 hover:underline"
                title="Resources with the same tag"
              >
                <span className="text-ink-muted">{key}</span> <span className="break-all">{value === '' ? '(empty)' : value}</span>
              </Link>
              {carried.tags.includes(key) && <span className="ml-1.5 text-xs text-ink-muted">as seen earlier</span>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
