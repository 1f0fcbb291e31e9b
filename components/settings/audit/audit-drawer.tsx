'use client';

import { XIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { EvidenceTree } from '@/components/findings/evidence-tree';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog, DialogClose, SheetContent, SheetDescription, SheetTitle } from '@/components/ui/dialog';
import type { AuditView } from '@/server/audit/types';
import { SealMark } from './audit-columns';

interface AuditDrawerProps {
  /** null: shut. */
  entry: AuditView | null;
  onClose: () => void;
}

/** One entry in full. */
export function AuditDrawer({ entry, onClose }: AuditDrawerProps) {
  return (
    <Dialog open={entry !== null} onOpenChange={(open) => !open && onClose()}>
      <SheetContent>
        <div className="flex h-12 shrink-0 items-center gap-1 border-b pr-2 pl-5">
          <span className="tabular mr-auto text-xs text-ink-muted">{entry && `Entry ${entry.seq}`}</span>
          <DialogClose asChild>
            <Button variant="ghost" size="icon-sm" aria-label="Close">
              <XIcon />
            </Button>
          </DialogClose>
        </div>
        {entry && <EntryInFull entry={entry} />}
      </SheetContent>
    </Dialog>
  );
}

function EntryInFull({ entry }: { entry: AuditView }) {
  const hasData = Object.keys(entry.data ?? {}).length > 0;
  return (
    <div className="grid gap-5 overflow-y-auto p-5">
      <header className="grid gap-1.5">
        <SheetTitle className="text-lg font-semibold">
          <code>{entry.action}</code>
        </SheetTitle>
        <SheetDescription className="text-sm text-ink-muted">
          {entry.actor}, by {entry.via}
        </SheetDescription>
        <SealMark sealed={entry.sealed} />
      </header>
      <dl className="divide-y rounded-lg border px-3.5 py-1">
        <Line label="When">
          <time dateTime={entry.at} className="tabular">
            {entry.at.replace('T', ' ').replace('Z', ' UTC')}
          </time>
        </Line>
        <Line label="Who" copy={entry.actorId}>
          {entry.actorId ? <code className="text-xs break-all">{entry.actorId}</code> : 'CloudLens itself'}
        </Line>
        <Line label="Target" copy={entry.target}>
          {entry.target ? <code className="text-xs break-all">{entry.target}</code> : <span className="text-ink-faint">none</span>}
        </Line>
        <Line label="Request id" copy={entry.requestId}>
          {entry.requestId ? (
            <code className="text-xs break-all">{entry.requestId}</code>
          ) : (
            <span className="text-ink-muted">none: no request asked for it</span>
          )}
        </Line>
      </dl>
      <section className="grid gap-2">
        <h3 className="text-sm font-semibold">Details</h3>
        {hasData && entry.data ? (
          <EvidenceTree evidence={entry.data} label="details" />
        ) : (
          <p className="text-sm text-ink-muted">Nothing more was written down.</p>
        )}
      </section>
    </div>
  );
}

function Line({ label, copy, children }: { label: string; copy?: string | null; children: ReactNode }) {
  return (
    <div className="grid grid-cols-1 gap-x-4 py-1.5 sm:grid-cols-[10rem_minmax(0,1fr)]">
      <dt className="text-ink-muted">{label}</dt>
      <dd className="flex min-w-0 items-center justify-between gap-2">
        <span className="min-w-0">{children}</span>
        {copy && <CopyButton value={copy} label={`Copy ${label.toLowerCase()}`} />}
      </dd>
    </div>
  );
}
