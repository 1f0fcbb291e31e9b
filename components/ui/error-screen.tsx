'use client';

import { CircleAlertIcon } from 'lucide-react';
import { Button } from './button';
import { EmptyState } from './empty-state';

/** What a page shows when it could not be made. `digest` leads to the log line. */
export function ErrorScreen({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div role="alert" className="rounded-lg border bg-surface">
      <EmptyState icon={CircleAlertIcon} title="This page could not be shown" action={<Button onClick={reset}>Try again</Button>}>
        Something on our side failed. Nothing was changed by it.
        {error.digest && (
          <>
            {' '}
            In the log it is <code className="text-xs">{error.digest}</code>.
          </>
        )}
      </EmptyState>
    </div>
  );
}
