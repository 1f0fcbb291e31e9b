import { TagsIcon } from 'lucide-react';
import Link from 'next/link';
import { formatNumber, plural } from '@/components/lib/format';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { TagCoverage } from '@/server/inventory/tags/types';
import { inventoryHref } from '../search-params';
import { typeName } from '../type-name';
import { countedOnly } from './counted-only';
import { CoverageBar } from './coverage-bar';

/** Tagged at all, or not; and what is left out of the counts. */
export function TagSummary({ coverage: { total, untagged, required, types, withoutTags } }: { coverage: TagCoverage }) {
  if (total === 0)
    return (
      <Card>
        <EmptyState icon={TagsIcon} title="No tag has been seen yet">
          Tags are read with every scan. Where none is set, there is nothing to report on.
        </EmptyState>
      </Card>
    );
  return (
    <Card aria-labelledby="tagged-title">
      <CardHeader
        id="tagged-title"
        title="Tagged at all"
        description={`${formatNumber(total)} resources of types of which something is tagged`}
        action={
          untagged > 0 && (
            <Link
              href={inventoryHref({ without: ['*'], type: countedOnly(types) })}
              className="text-xs font-medium text-accent-text hover:underline"
            >
              {plural(untagged, 'resource')} without any tag
            </Link>
          )
        }
      />
      <div className="px-4 pb-4">
        <CoverageBar label="Tagged" present={total - untagged} total={total} />
        {withoutTags.length > 0 && (
          <details className="mt-2 text-xs text-ink-muted">
            <summary className="cursor-default rounded">
              {plural(withoutTags.length, 'type')} left out, because nothing of them carries a tag: many cannot
            </summary>
            <p className="mt-1">{withoutTags.map(typeName).join(', ')}</p>
          </details>
        )}
        {required.length === 0 && (
          <p className="mt-3 text-sm text-ink-muted">Your organization requires no keys. Choose some to see where they are missing.</p>
        )}
      </div>
    </Card>
  );
}
