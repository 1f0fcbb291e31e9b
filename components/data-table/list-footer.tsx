'use client';

import { formatNumber } from '@/components/lib/format';
import { Button } from '@/components/ui/button';

interface ListFooterProps {
  shown: number;
  total: number;
  totalIsCapped: boolean;
  hasMore: boolean;
  loadingMore: boolean;
  failed: boolean;
  loadMore: () => void;
  noun: string;
}

/** How much of the list is here, and more of it. */
export function ListFooter({ shown, total, totalIsCapped, hasMore, loadingMore, failed, loadMore, noun }: ListFooterProps) {
  return (
    <div className="flex min-h-12 flex-wrap items-center justify-between gap-3 px-1 pt-3 text-xs text-ink-muted">
      <p className="tabular" role="status">
        {failed ? 'More could not be loaded.' : `${formatNumber(shown)} of ${formatNumber(total)}${totalIsCapped ? '+' : ''} ${noun}`}
      </p>
      {(hasMore || failed) && (
        <Button size="sm" onClick={loadMore} disabled={loadingMore}>
          {loadingMore ? 'Loading…' : failed ? 'Try again' : 'Load more'}
        </Button>
      )}
    </div>
  );
}
