'use client';

import { AlertDialog } from 'radix-ui';
import { type ReactNode, useState, useTransition } from 'react';
import { Button } from './button';

interface ConfirmDialogProps {
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: string;
  children: ReactNode;
  /** Names the act: 'Delete scan', never 'OK'. */
  confirm: string;
  onConfirm: () => Promise<void>;
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({ trigger, open, onOpenChange, title, children, confirm, onConfirm }: ConfirmDialogProps) {
  const [ownOpen, setOwnOpen] = useState(false);
  const [pending, startTransition] = useTransition();
  const setOpen = onOpenChange ?? setOwnOpen;
  return (
    <AlertDialog.Root open={open ?? ownOpen} onOpenChange={setOpen}>
      {trigger && <AlertDialog.Trigger asChild>{trigger}</AlertDialog.Trigger>}
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-50 bg-black/40 data-[state=open]:animate-in data-[state=open]:fade-in-0 dark:bg-black/60" />
        <AlertDialog.Content className="fixed inset-x-4 top-1/2 z-50 mx-auto grid max-w-md -translate-y-1/2 gap-3 rounded-xl border bg-raised p-5 shadow-float outline-none">
          <AlertDialog.Title className="text-lg font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="text-sm text-ink-muted">{children}</div>
          </AlertDialog.Description>
          <footer className="mt-2 flex justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button disabled={pending}>Cancel</Button>
            </AlertDialog.Cancel>
            <Button
              variant="danger"
              disabled={pending}
              onClick={() =>
                startTransition(async () => {
                  await onConfirm();
                  setOpen(false);
                })
              }
            >
              {pending ? 'Working…' : confirm}
            </Button>
          </footer>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
