'use client';

import { XIcon } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import { type ComponentProps, type ReactNode, useRef } from 'react';
import { cn } from '@/components/lib/cn';
import { Button } from './button';

export const Dialog = Primitive.Root;
export const DialogTrigger = Primitive.Trigger;
export const DialogClose = Primitive.Close;

const overlay =
  'fixed inset-0 z-50 bg-black/40 data-[state=open]:animate-in data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0 dark:bg-black/60';

type ContentProps = Omit<ComponentProps<typeof Primitive.Content>, 'title'> & { title: ReactNode; description?: ReactNode };

/** Where the keyboard was before a dialog opened, for those that have no trigger of their own. */
function useOpener() {
  const opener = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      opener.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      if (!(opener.current instanceof HTMLElement && opener.current.isConnected) || opener.current === document.body) return;
      event.preventDefault();
      opener.current.focus({ preventScroll: true });
    },
  };
}

export function DialogContent({ className, title, description, children, ...props }: ContentProps) {
  const opener = useOpener();
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlay} />
      <Primitive.Content
        className={cn(
          'fixed inset-x-0 bottom-0 z-50 grid max-h-[92dvh] grid-cols-1 gap-4 overflow-y-auto rounded-t-xl border bg-raised p-5 shadow-float outline-none sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-full sm:max-w-lg sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-xl',
          'data-[state=open]:animate-in data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0',
          className,
        )}
        {...(description ? {} : { 'aria-describedby': undefined })}
        {...opener}
        {...props}
      >
        <header className="pr-8">
          <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
          {description && <Primitive.Description className="mt-1 text-sm text-ink-muted">{description}</Primitive.Description>}
        </header>
        {children}
        <Primitive.Close asChild>
          <Button variant="ghost" size="icon-sm" className="absolute top-4 right-4" aria-label="Close">
            <XIcon />
          </Button>
        </Primitive.Close>
      </Primitive.Content>
    </Primitive.Portal>
  );
}

export function DialogFooter({ children }: { children: ReactNode }) {
  return <footer className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">{children}</footer>;
}

/** A panel at the right edge; the whole screen on a phone. Brings no header: its content has one with a title. */
export function SheetContent({
  className,
  side = 'right',
  children,
  ...props
}: ComponentProps<typeof Primitive.Content> & { side?: 'left' | 'right' }) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlay} />
      <Primitive.Content
        className={cn(
          'fixed inset-y-0 z-50 flex w-full flex-col overflow-hidden border-line bg-surface shadow-float outline-none duration-150',
          'data-[state=open]:animate-in data-[state=closed]:animate-out',
          side === 'right'
            ? 'right-0 sm:max-w-2xl sm:border-l data-[state=closed]:slide-out-to-right-8 data-[state=open]:slide-in-from-right-8'
            : 'left-0 max-w-72 border-r data-[state=closed]:slide-out-to-left-8 data-[state=open]:slide-in-from-left-8',
          className,
        )}
        {...props}
      >
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  );
}

export const SheetTitle = Primitive.Title;
export const SheetDescription = Primitive.Description;
