'use client';

import { WrenchIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { fixFindingAction } from '@/server/workflows/actions';
import { runRemedyFor } from '@/server/workflows/remedies/remedies';

/** For checks that a single safe command mends. */
export function FixByRun({ findingId, checkId }: { findingId: string; checkId: string }) {
  const router = useRouter();
  const mayRun = useCan('runs:create');
  const remedy = runRemedyFor(checkId);
  if (!remedy || !mayRun) return null;
  return (
    <div className="mt-3">
      <ConfirmDialog
        trigger={
          <Button>
            <WrenchIcon aria-hidden="true" />
            Fix by a run…
          </Button>
        }
        title="Fix this by a run?"
        confirm="Show what it would do"
        onConfirm={async () => {
          const started = settle(await fixFindingAction({ id: findingId }));
          if (started) router.push(`/workflows/runs/${started.data.runId}`);
        }}
      >
        It first shows how things are and changes nothing. Once somebody has approved it, it runs <code>{remedy.action}</code>, and the
        resource is looked at again. To take it back: {remedy.rollback}
      </ConfirmDialog>
    </div>
  );
}
