import { CompassIcon } from 'lucide-react';
import Link from 'next/link';
import { Button } from './button';
import { EmptyState } from './empty-state';

export function MissingPage() {
  return (
    <EmptyState
      icon={CompassIcon}
      title="There is nothing at this address"
      action={
        <Button asChild>
          <Link href="/overview">Go to the overview</Link>
        </Button>
      }
    >
      It may have been deleted, or it belongs to another organization.
    </EmptyState>
  );
}
