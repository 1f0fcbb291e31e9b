'use client';

import { ShieldCheckIcon, ShieldIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { settle } from '@/components/lib/settle';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { disableSecondFactorAction, regenerateRecoveryCodesAction } from '@/server/identity/second-factor/actions';
import type { SecondFactorStatus } from '@/server/identity/second-factor/types';
import { Enrol } from './enrol';
import { RecoveryCodes } from './recovery-codes';
import { useReauthentication } from './use-reauthentication';

export function SecondFactorCard({ status }: { status: SecondFactorStatus }) {
  const router = useRouter();
  const [enrolling, setEnrolling] = useState(false);
  const finish = () => {
    setEnrolling(false);
    router.refresh();
  };
  return (
    <Card aria-labelledby="second-factor-title">
      <CardHeader
        id="second-factor-title"
        title="Two-step sign-in"
        description="A code of an authenticator app after your password: a stolen password alone opens nothing"
        action={
          <Badge>
            {status.enabled ? <ShieldCheckIcon aria-hidden="true" /> : <ShieldIcon aria-hidden="true" />}
            {status.enabled ? 'On' : 'Off'}
          </Badge>
        }
      />
      <div className="grid gap-3 px-4 pb-4">
        {status.enabled ? (
          <Managed status={status} />
        ) : (
          <Button variant="primary" className="justify-self-start" onClick={() => setEnrolling(true)}>
            Set up two-step sign-in
          </Button>
        )}
      </div>
      <Dialog open={enrolling} onOpenChange={(open) => (open ? setEnrolling(true) : finish())}>
        <DialogContent title="Set up two-step sign-in" onInteractOutside={(event) => event.preventDefault()}>
          <Enrol onDone={finish} />
        </DialogContent>
      </Dialog>
    </Card>
  );
}

function Managed({ status }: { status: SecondFactorStatus }) {
  const router = useRouter();
  const { ask, dialog } = useReauthentication(true);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  async function renew() {
    const made = settle(await ask(() => regenerateRecoveryCodesAction()));
    if (made) setCodes(made.data.recoveryCodes);
  }
  async function disable() {
    if (settle(await ask(() => disableSecondFactorAction()), 'Two-step sign-in is off')) router.refresh();
  }
  return (
    <>
      <p className={status.recoveryCodesLeft < 3 ? 'text-sm text-medium-text' : 'text-sm text-ink-muted'}>
        {status.recoveryCodesLeft === 0
          ? 'No recovery code is left: make new ones.'
          : `${status.recoveryCodesLeft} of 10 recovery codes are left.`}
      </p>
      <div className="flex flex-wrap gap-2">
        <ConfirmDialog
          trigger={<Button>New recovery codes</Button>}
          title="Make new recovery codes?"
          confirm="Make new codes"
          onConfirm={renew}
        >
          Those that you have stop working.
        </ConfirmDialog>
        {status.required ? (
          <p className="self-center text-xs text-ink-muted">Your organization asks for it, so it stays on.</p>
        ) : (
          <ConfirmDialog
            trigger={<Button>Switch off</Button>}
            title="Switch two-step sign-in off?"
            confirm="Switch off"
            onConfirm={disable}
          >
            Your password alone signs you in from then on. Your recovery codes stop working, and your other sessions end.
          </ConfirmDialog>
        )}
      </div>
      {dialog}
      <Dialog
        open={codes !== null}
        onOpenChange={(open) => {
          if (open) return;
          setCodes(null);
          router.refresh();
        }}
      >
        <DialogContent title="New recovery codes" onInteractOutside={(event) => event.preventDefault()}>
          <RecoveryCodes codes={codes ?? []} />
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="primary">I have kept them</Button>
            </DialogClose>
          </DialogFooter>
        </DialogContent>
      </Dialog>
    </>
  );
}
