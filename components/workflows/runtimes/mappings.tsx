'use client';

import { PlusIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { Refusal } from '@/components/form/refusal';
import { plural } from '@/components/lib/format';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog';
import { Field, fieldNotes, Input, NativeSelect, Textarea } from '@/components/ui/field';
import { createMappingAction, deleteMappingAction } from '@/server/workflows/actions';
import { kindWords } from '@/server/workflows/constants';
import { builtInImage } from '@/server/workflows/sandbox/container/image-names';
import type { SandboxKind } from '@/server/workflows/sandbox/types';
import type { RunLimits, RuntimeMapping, WorkflowKind } from '@/server/workflows/types';

const limitWords: Record<keyof RunLimits, string> = {
  cpu: 'Cores',
  memoryMb: 'Memory, MB',
  pids: 'Processes',
  seconds: 'Seconds',
  outputKb: 'Output, KiB',
};

/** Where a script runs whose runtime names no image. */
const usualPlace = (sandbox: SandboxKind | null, kind: WorkflowKind): string =>
  sandbox === null ? '' : sandbox === 'container' ? ` in ${builtInImage(kind)}` : ' with the programs of this machine';

interface MappingsProps {
  mappings: readonly RuntimeMapping[];
  /** What runs where no image is named; null: nothing does. */
  sandbox: SandboxKind | null;
  /** What images run in; null: nothing does. */
  images: string | null;
}

/** How scripts of each kind are run. */
export function Mappings({ mappings, sandbox, images }: MappingsProps) {
  const router = useRouter();
  const mayDelete = useCan('workflows:delete');
  return (
    <Card aria-label="Runtimes">
      <CardHeader
        title="Runtimes"
        description="How scripts of each kind are run, and how far they may go"
        action={<NewMapping mappings={mappings} images={images} />}
      />
      <ul className="divide-y border-t">
        {mappings.map((mapping) => (
          <li key={mapping.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm">
            <span className="min-w-0 flex-1 basis-56">
              <span className="flex items-center gap-2">
                <span className="truncate font-medium">{mapping.name}</span>
                <Badge tone="outline">{kindWords[mapping.kind].label}</Badge>
                {mapping.builtIn && <Badge>built in</Badge>}
              </span>
              <span className="block truncate text-xs text-ink-muted">
                <code>{mapping.command.join(' ')}</code>
                {mapping.image ? ` in ${mapping.image}` : usualPlace(sandbox, mapping.kind)}
              </span>
              <span className="tabular block text-xs text-ink-muted">
                {plural(mapping.limits.cpu, 'core')} · {mapping.limits.memoryMb} MB · {mapping.limits.pids} processes ·{' '}
                {mapping.limits.seconds} s · {mapping.network.allow.length > 0 ? mapping.network.allow.join(', ') : 'no network'}
              </span>
            </span>
            <span className="text-xs text-ink-muted">{plural(mapping.workflows, 'workflow')}</span>
            {!mapping.builtIn && mayDelete && (
              <ConfirmDialog
                trigger={<Button size="sm">Delete…</Button>}
                title={`Delete ${mapping.name}?`}
                confirm="Delete runtime"
                onConfirm={async () => {
                  if (settle(await deleteMappingAction({ id: mapping.id }), 'Runtime deleted')) router.refresh();
                }}
              >
                It can be deleted while no workflow uses it.
              </ConfirmDialog>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** @param images what images run in; null: nothing does */
function NewMapping({ mappings, images }: { mappings: readonly RuntimeMapping[]; images: string | null }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<WorkflowKind>('sh');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  if (!useCan('workflows:create')) return null;
  const usual = mappings.find((mapping) => mapping.builtIn && mapping.kind === kind);
  const save = (form: FormData) =>
    startTransition(async () => {
      setRefusal(null);
      const text = (name: string) => String(form.get(name) ?? '').trim();
      const result = await createMappingAction({
        kind,
        name: text('name'),
        image: text('image') || null,
        command: text('command').split(/\s+/).filter(Boolean),
        limits: Object.fromEntries(Object.keys(limitWords).map((name) => [name, Number(text(name))])) as unknown as RunLimits,
        network: {
          allow: text('allow')
            .split(/[\s,]+/)
            .filter(Boolean),
        },
      });
      if (!result.ok) return setRefusal(result.error.message);
      setOpen(false);
      router.refresh();
    });
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm">
          <PlusIcon aria-hidden="true" />
          New runtime
        </Button>
      </DialogTrigger>
      <DialogContent title="New runtime">
        <form
          key={kind}
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            save(new FormData(event.currentTarget));
          }}
        >
          <div className="grid grid-cols-2 gap-3">
            <Field id="mapping-kind" label="Kind">
              <NativeSelect id="mapping-kind" value={kind} onChange={(event) => setKind(event.target.value as WorkflowKind)}>
                {Object.entries(kindWords).map(([value, { label }]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </NativeSelect>
            </Field>
            <Field id="mapping-name" label="Name">
              <Input id="mapping-name" name="name" required maxLength={80} />
            </Field>
          </div>
          <Field id="mapping-command" label="Command" hint="{script} stands for the script’s file">
            <Input
              id="mapping-command"
              name="command"
              className="font-mono"
              defaultValue={usual?.command.join(' ')}
              aria-describedby={fieldNotes('mapping-command')}
            />
          </Field>
          <Field
            id="mapping-image"
            label="Image"
            hint={
              images
                ? `On the machine already, for ${images}. Empty: what the machine offers`
                : 'No container runtime works here: scripts run in what the machine offers'
            }
          >
            <Input
              id="mapping-image"
              name="image"
              className="font-mono"
              placeholder="localhost/tools:1"
              maxLength={255}
              disabled={!images}
              aria-describedby={fieldNotes('mapping-image')}
            />
          </Field>
          <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
            {(Object.keys(limitWords) as (keyof RunLimits)[]).map((name) => (
              <Field key={name} id={`mapping-${name}`} label={limitWords[name]}>
                <Input
                  id={`mapping-${name}`}
                  name={name}
                  type="number"
                  step={name === 'cpu' ? '0.1' : '1'}
                  required
                  defaultValue={usual?.limits[name]}
                />
              </Field>
            ))}
          </div>
          <Field id="mapping-allow" label="Hosts that it may reach" hint="One a line. Nothing else is reached.">
            <Textarea
              id="mapping-allow"
              name="allow"
              placeholder="pypi.org"
              className="min-h-14 font-mono text-xs"
              aria-describedby={fieldNotes('mapping-allow')}
            />
          </Field>
          <Refusal text={refusal} />
          <DialogFooter>
            <Button type="submit" variant="primary" disabled={pending}>
              {pending ? 'Saving…' : 'Add runtime'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
