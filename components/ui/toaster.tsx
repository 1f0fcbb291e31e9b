'use client';

import { CircleAlertIcon, CircleCheckIcon, XIcon } from 'lucide-react';
import { Toast } from 'radix-ui';
import { useSyncExternalStore } from 'react';
import { Button } from './button';
import { dismissToast, readToasts, subscribeToasts } from './toast-store';

const none: readonly never[] = [];

export function Toaster() {
  const toasts = useSyncExternalStore(subscribeToasts, readToasts, () => none);
  return (
    <>
      {toasts.map((toast) => (
        <Toast.Root
          key={toast.id}
          type={toast.tone === 'danger' ? 'foreground' : 'background'}
          duration={toast.action ? 12_000 : undefined}
          onOpenChange={(open) => !open && dismissToast(toast.id)}
          className="flex items-start gap-2.5 rounded-lg border bg-raised p-3 shadow-float data-[state=open]:animate-in data-[state=open]:slide-in-from-bottom-2 data-[state=open]:fade-in-0"
        >
          {toast.tone === 'danger' ? (
            <CircleAlertIcon className="mt-0.5 size-4 shrink-0 text-critical-text" aria-hidden="true" />
          ) : (
            <CircleCheckIcon className="mt-0.5 size-4 shrink-0 text-pass-text" aria-hidden="true" />
          )}
          <div className="min-w-0 flex-1">
            <Toast.Title className="text-sm font-medium">{toast.title}</Toast.Title>
            {toast.description && <Toast.Description className="mt-0.5 text-xs text-ink-muted">{toast.description}</Toast.Description>}
          </div>
          {toast.action && (
            <Toast.Action asChild altText={`${toast.action.label}: ${toast.title}`}>
              <Button size="sm" onClick={toast.action.run}>
                {toast.action.label}
              </Button>
            </Toast.Action>
          )}
          <Toast.Close aria-label="Dismiss" className="rounded p-0.5 text-ink-faint hover:text-ink">
            <XIcon className="size-3.5" />
          </Toast.Close>
        </Toast.Root>
      ))}
      <Toast.Viewport className="fixed right-4 bottom-18 z-60 flex w-88 max-w-[calc(100vw-2rem)] flex-col gap-2 outline-none md:bottom-4" />
    </>
  );
}
