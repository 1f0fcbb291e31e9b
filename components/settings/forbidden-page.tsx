import { LockIcon } from 'lucide-react';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';

/** For who follows a link to settings that their role does not include. */
export function ForbiddenPage({ what }: { what: string }) {
  return (
    <Card>
      <EmptyState icon={LockIcon} title={`${what}: not for your role`}>
        Ask an admin of your organization if you need this.
      </EmptyState>
    </Card>
  );
}
