'use client';

import { useRouter } from 'next/navigation';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { liftIgnoreRuleAction } from '@/server/drift/actions';

export function LiftRule({ id }: { id: string }) {
  const router = useRouter();
  if (!useCan('drift:update')) return null;
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Lift…</Button>}
      title="Lift this rule?"
      confirm="Lift rule"
      onConfirm={async () => {
        if (settle(await liftIgnoreRuleAction({ id }), 'Rule lifted')) router.refresh();
      }}
    >
      What it hides counts as drift again at once.
    </ConfirmDialog>
  );
}
