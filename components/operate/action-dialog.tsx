'use client';

import { CheckCircle2Icon, CircleHelpIcon, CircleXIcon, LoaderIcon } from 'lucide-react';
import { useEffect, useState, useTransition } from 'react';
import { plural } from '@/components/lib/format';
import { settle } from '@/components/lib/settle';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field, Input } from '@/components/ui/field';
import { toast } from '@/components/ui/toast-store';
import { performBulkAction, previewBulkAction } from '@/server/operate/actions';
import type { ActionPreview, InstanceRow, InstanceVerb } from '@/server/operate/types';
import { Effects } from './effects';

export const verbs: Record<InstanceVerb, { label: string; doing: string; done: string }> = {
  start: { label: 'Start', doing: 'Starting…', done: 'AWS starts' },
  stop: { label: 'Stop', doing: 'Stopping…', done: 'AWS stops' },
  reboot: { label: 'Reboot', doing: 'Rebooting…', done: 'AWS reboots' },
  terminate: { label: 'Terminate', doing: 'Terminating…', done: 'AWS terminates' },
};

type Shown = { id: string; name: string } & ({ ok: true; preview: ActionPreview } | { ok: false; reason: string });

interface ActionDialogProps {
  verb: InstanceVerb;
  rows: readonly InstanceRow[];
  onClose: () => void;
  /** Gets those that AWS took, to be watched. */
  onDone: (rows: readonly InstanceRow[]) => void;
}

/** Shows first what an action will do to each instance and whether AWS would do it, then does it. */
export function ActionDialog({ verb, rows, onClose, onDone }: ActionDialogProps) {
  const [shown, setShown] = useState<Shown[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  // One for the whole dialog: pressing twice, or after an answer that got lost, does nothing twice.
  const [token] = useState(() => crypto.randomUUID());
  const [pending, startTransition] = useTransition();
  const targets = rows.map(({ id, region, account }) => ({ awsAccountId: account.id, region, instanceId: id }));
  const key = rows.map(({ id }) => id).join(' ');

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for the chosen instances
  useEffect(() => {
    let left = false;
    void previewBulkAction({ kind: verb, targets }).then((result) => {
      if (left) return;
      if (!result.ok) return setProblem(result.error.message);
      setShown(
        result.data.map((each) => {
          const name = rows.find(({ id }) => id === each.target.instanceId)?.name ?? each.target.instanceId;
          const base = { id: each.target.instanceId, name };
          return each.ok ? { ...base, ok: true, preview: each.value } : { ...base, ok: false, reason: each.reason };
        }),
      );
    });
    return () => {
      left = true;
    };
  }, [verb, key]);

  const confirmation = rows.length === 1 ? (rows[0]?.id ?? '') : `terminate ${rows.length}`;
  const isConfirmed = verb !== 'terminate' || typed.trim() === confirmation;
  const possible = shown?.some((each) => each.ok && each.preview.rehearsal.outcome !== 'refused') ?? false;

  const perform = () =>
    startTransition(async () => {
      const settled = settle(
        await performBulkAction({ kind: verb, targets, token, ...(verb === 'terminate' ? { confirmation: typed.trim() } : {}) }),
      );
      if (!settled) return;
      const taken = settled.data.filter(({ ok }) => ok);
      const failed = settled.data.flatMap((each) => (each.ok ? [] : [each.reason]));
      if (taken.length > 0) toast({ tone: 'success', title: `${verbs[verb].done} ${plural(taken.length, 'instance')}` });
      if (failed.length > 0)
        toast({ tone: 'danger', title: `${plural(failed.length, 'instance')} left as it was`, description: failed[0] ?? '' });
      onDone(rows.filter(({ id }) => taken.some(({ target }) => target.instanceId === id)));
      if (failed.length === 0) onClose();
    });

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`${verbs[verb].label} ${rows.length === 1 ? (rows[0]?.name ?? rows[0]?.id) : plural(rows.length, 'instance')}?`}
        description="What is known of its effect, and whether AWS would do it: asked just now, without doing it."
      >
        {problem && <p className="rounded-md bg-critical-soft px-3 py-2 text-sm text-critical-text">{problem}</p>}
        {!shown && !problem && (
          <p className="flex items-center gap-2 text-sm text-ink-muted" role="status">
            <LoaderIcon className="size-4 animate-spin" aria-hidden="true" /> Asking AWS…
          </p>
        )}
        {shown && (
          <ul className="grid max-h-[45dvh] gap-4 overflow-y-auto" aria-label="Expected effect">
            {shown.map((each) => (
              <li key={each.id} className="grid gap-2">
                {rows.length > 1 && (
                  <h3 className="text-sm font-medium">
                    {each.name} <code className="text-2xs font-normal text-ink-muted">{each.id}</code>
                  </h3>
                )}
                {each.ok ? (
                  <>
                    <Rehearsal preview={each.preview} />
                    <Effects effects={each.preview.effects} />
                  </>
                ) : (
                  <p className="text-sm text-critical-text">{each.reason}</p>
                )}
              </li>
            ))}
          </ul>
        )}
        {verb === 'terminate' && shown && possible && (
          <Field id="confirm-terminate" label={`Type ${confirmation} to terminate for good`}>
            <Input
              id="confirm-terminate"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              autoComplete="off"
              spellCheck={false}
            />
          </Field>
        )}
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button
            variant={verb === 'terminate' || verb === 'stop' ? 'danger' : 'primary'}
            onClick={perform}
            disabled={pending || !possible || !isConfirmed}
          >
            {pending ? verbs[verb].doing : verbs[verb].label}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

function Rehearsal({ preview: { rehearsal } }: { preview: ActionPreview }) {
  if (rehearsal.outcome === 'would-work')
    return (
      <p className="flex items-start gap-2 text-sm text-pass-text">
        <CheckCircle2Icon className="mt-0.5 size-4 shrink-0" aria-hidden="true" /> The operator role may do it.
      </p>
    );
  const Icon = rehearsal.outcome === 'refused' ? CircleXIcon : CircleHelpIcon;
  return (
    <p className={rehearsal.outcome === 'refused' ? 'flex items-start gap-2 text-sm text-critical-text' : 'flex items-start gap-2 text-sm'}>
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden="true" /> {rehearsal.reason}
    </p>
  );
}
