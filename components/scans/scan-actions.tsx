'use client';

import { CircleStopIcon, Trash2Icon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { cancelScanAction, deleteScanAction } from '@/server/scans/actions';
import type { ScanRow } from '@/server/scans/types';
import { isActive } from './scan-columns';
import { StartScanDialog } from './start-scan-dialog';

export function ScanActions({ scan }: { scan: ScanRow }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const mayCancel = useCan('scans:update');
  const mayDelete = useCan('scans:delete');
  const cancel = () =>
    startTransition(async () => {
      if (settle(await cancelScanAction({ scanId: scan.id }), 'Scan cancelled')) router.refresh();
    });
  if (isActive(scan)) {
    return (
      mayCancel && (
        <Button onClick={cancel} disabled={pending}>
          <CircleStopIcon aria-hidden="true" />
          {pending ? 'Cancelling…' : 'Cancel'}
        </Button>
      )
    );
  }
  return (
    <>
      {mayDelete && (
        <ConfirmDialog
          trigger={
            <Button>
              <Trash2Icon aria-hidden="true" />
              Delete
            </Button>
          }
          title="Delete this scan?"
          confirm="Delete scan"
          onConfirm={async () => {
            if (settle(await deleteScanAction({ scanId: scan.id }), 'Scan deleted')) router.push('/scans');
          }}
        >
          Its record, progress and coverage go. Findings and resources stay as they are.
        </ConfirmDialog>
      )}
      <StartScanDialog accounts={[scan.account]} chosen={scan.account.id} />
    </>
  );
}
