'use client';

import { useRouter } from 'next/navigation';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { deleteWorkflowAction } from '@/server/workflows/actions';

export function DeleteWorkflow({ id, name }: { id: string; name: string }) {
  const router = useRouter();
  if (!useCan('workflows:delete')) return null;
  return (
    <ConfirmDialog
      trigger={<Button>Delete…</Button>}
      title={`Delete ${name}?`}
      confirm="Delete workflow"
      onConfirm={async () => {
        if (settle(await deleteWorkflowAction({ id }), 'Workflow deleted')) router.push('/workflows');
      }}
    >
      Its schedule ends. Its runs and their logs stay readable.
    </ConfirmDialog>
  );
}
