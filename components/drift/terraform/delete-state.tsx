'use client';

import { Trash2Icon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { sendJson } from '@/components/lib/api';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast-store';

export function DeleteState({ id, name }: { id: string; name: string }) {
  const router = useRouter();
  if (!useCan('drift:update')) return null;
  return (
    <ConfirmDialog
      trigger={
        <Button>
          <Trash2Icon aria-hidden="true" />
          Delete…
        </Button>
      }
      title={`Delete the state ${name}?`}
      confirm="Delete state"
      onConfirm={async () => {
        try {
          await sendJson('DELETE', `/api/drift/terraform/states/${id}`);
          toast({ tone: 'success', title: 'State deleted' });
          router.push('/drift/terraform');
          router.refresh();
        } catch (error) {
          toast({ tone: 'danger', title: 'It was not deleted', description: error instanceof Error ? error.message : undefined });
        }
      }}
    >
      CloudLens forgets what it kept of it. Nothing happens to your state, nor in AWS. What it manages counts as unmanaged in the comparison
      of this account’s other states.
    </ConfirmDialog>
  );
}
