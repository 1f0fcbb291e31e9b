'use client';

import { Command } from 'cmdk';
import { CheckIcon, UserXIcon } from 'lucide-react';
import { plural } from '@/components/lib/format';
import { settle } from '@/components/lib/settle';
import { CommandEmpty } from '@/components/ui/command-empty';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast-store';
import { assignFindingsAction } from '@/server/triage/actions';
import type { ActTarget } from './target';
import { useTriage } from './triage-context';
import { useAct } from './use-act';

interface AssignDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  target: ActTarget;
  count: number;
  /** Who has it, where it is one. */
  current?: string | null;
  onDone?: () => void;
}

const row = 'flex min-h-9 cursor-default items-center gap-2 rounded px-2 py-1.5 text-sm data-[selected=true]:bg-hover';

/** Gives findings to a member. The one who is signed in stands first. */
export function AssignDialog({ open, onOpenChange, target, count, current, onDone }: AssignDialogProps) {
  const { assignees, me } = useTriage();
  const { pending, act } = useAct();
  const people = [...assignees].sort((a, b) => Number(b.id === me) - Number(a.id === me));

  function choose(assigneeId: string | null, name: string) {
    act(async () => {
      const settled = settle(await assignFindingsAction({ ...target, assigneeId }));
      if (!settled) return false;
      const { assigned, before } = settled.data;
      toast({
        tone: 'success',
        title:
          assigned === 0 ? 'Nothing to change' : `${plural(assigned, 'finding')} ${assigneeId ? `given to ${name}` : 'given to nobody'}`,
        ...(before && assigned > 0 ? { action: { label: 'Undo', run: () => takeBack(before) } } : {}),
      });
      onOpenChange(false);
      onDone?.();
      return true;
    });
  }

  function takeBack(before: { assigneeId: string | null; ids: string[] }[]) {
    act(async () => {
      for (const each of before) if (!settle(await assignFindingsAction(each))) return true;
      toast({ tone: 'success', title: 'Taken back' });
      return true;
    });
  }

  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={`Assign ${plural(count, 'finding')}`} description="Who takes care of it. It can be given on at any time.">
        <Command label="People" aria-busy={pending}>
          <Command.Input
            autoFocus
            placeholder="Find a person"
            className="h-9 w-full rounded-md border border-line-strong bg-surface px-2.5 text-sm outline-none placeholder:text-ink-faint focus-visible:border-ring"
          />
          <Command.List className="mt-2 max-h-72 overflow-y-auto">
            {people.map(({ id, name, email }) => (
              <Command.Item key={id} value={`${name} ${email}`} disabled={pending} onSelect={() => choose(id, name)} className={row}>
                <Initials name={name} />
                <span className="min-w-0 flex-1 truncate">
                  {name}
                  {id === me && <span className="text-ink-muted"> (you)</span>}
                  <span className="ml-2 text-xs text-ink-muted">{email}</span>
                </span>
                {current === id && <CheckIcon className="size-3.5 text-accent-text" aria-label="has it now" />}
              </Command.Item>
            ))}
            <Command.Item value="nobody" disabled={pending} onSelect={() => choose(null, 'nobody')} className={row}>
              <UserXIcon className="mx-1 size-4 text-ink-muted" aria-hidden="true" />
              Nobody
            </Command.Item>
          </Command.List>
          <CommandEmpty>Nobody of that name is a member here.</CommandEmpty>
        </Command>
      </DialogContent>
    </Dialog>
  );
}

/** A person at a glance. */
export function Initials({ name }: { name: string }) {
  const letters = name
    .split(/[\s@.]+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase())
    .join('');
  return (
    <span
      aria-hidden="true"
      className="inline-flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-soft text-2xs font-medium text-accent-text"
    >
      {letters}
    </span>
  );
}
