'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronDownIcon, ChevronUpIcon, CircleAlertIcon, XIcon } from 'lucide-react';
import { useCallback, useEffect } from 'react';
import { isTyping } from '@/components/lib/keys';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, SheetContent, SheetDescription, SheetTitle } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';
import { Tooltip } from '@/components/ui/tooltip';
import type { FindingRow } from '@/server/findings/types';
import { FindingDetails } from './finding-details';
import { findingOptions } from './queries';

interface FindingDrawerProps {
  /** From the address; null: shut. */
  id: string | null;
  rows: readonly FindingRow[];
  onOpen: (id: string | null) => void;
}

/** One finding over the list, with J and K to walk the list while it is open. */
export function FindingDrawer({ id, rows, onOpen }: FindingDrawerProps) {
  const index = rows.findIndex((row) => row.id === id);
  const previous = rows[index - 1]?.id;
  const next = index === -1 ? undefined : rows[index + 1]?.id;
  const client = useQueryClient();

  const go = useCallback((target: string | undefined) => target && onOpen(target), [onOpen]);
  useEffect(() => {
    if (!id) return;
    if (next) void client.prefetchQuery(findingOptions(next));
    function onKeyDown(event: KeyboardEvent) {
      if (isTyping(event)) return;
      if (event.key === 'j') go(next);
      else if (event.key === 'k') go(previous);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [id, next, previous, go, client]);

  return (
    <Dialog open={id !== null} onOpenChange={(open) => !open && onOpen(null)}>
      <SheetContent
        onOpenAutoFocus={(event) => {
          // The panel itself, not its first button: J, K and reading come before stepping.
          event.preventDefault();
          if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
        }}
      >
        <div className="flex h-12 shrink-0 items-center gap-1 border-b pr-2 pl-5">
          <span className="tabular mr-auto text-xs text-ink-muted">{index >= 0 ? `${index + 1} of ${rows.length} shown` : 'Finding'}</span>
          <Step label="Previous finding" hint="K" target={previous} go={go} icon={<ChevronUpIcon />} />
          <Step label="Next finding" hint="J" target={next} go={go} icon={<ChevronDownIcon />} />
          <DialogClose asChild>
            <Button variant="ghost" size="icon-sm" aria-label="Close">
              <XIcon />
            </Button>
          </DialogClose>
        </div>
        {id && <DrawerBody id={id} />}
      </SheetContent>
    </Dialog>
  );
}

function Step({
  label,
  hint,
  target,
  go,
  icon,
}: {
  label: string;
  hint: string;
  target: string | undefined;
  go: (id: string | undefined) => void;
  icon: React.ReactNode;
}) {
  return (
    <Tooltip content={`${label} (${hint})`} side="bottom">
      <Button variant="ghost" size="icon-sm" aria-label={label} aria-disabled={!target} onClick={() => go(target)}>
        {icon}
      </Button>
    </Tooltip>
  );
}

function DrawerBody({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(findingOptions(id));
  if (data) return <FindingDetails key={id} finding={data} />;
  return (
    <div className="p-5">
      <SheetTitle className="sr-only">Finding</SheetTitle>
      <SheetDescription className="sr-only">{error ? 'It could not be loaded.' : 'Loading'}</SheetDescription>
      {error ? (
        <EmptyState
          icon={CircleAlertIcon}
          title="This finding could not be shown"
          action={<Button onClick={() => void refetch()}>Try again</Button>}
        >
          {error.message}
        </EmptyState>
      ) : (
        <div className="grid gap-4">
          <Skeleton className="h-6 w-3/4" />
          <Skeleton className="h-16" />
          <Skeleton className="h-40" />
          <Skeleton className="h-40" />
        </div>
      )}
    </div>
  );
}
