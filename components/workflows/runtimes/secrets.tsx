'use client';

import { KeyRoundIcon, PlusIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { Refusal } from '@/components/form/refusal';
import { plural } from '@/components/lib/format';
import { settle } from '@/components/lib/settle';
import { RelativeTime } from '@/components/posture/relative-time';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { Field, fieldNotes, Input, Textarea } from '@/components/ui/field';
import { deleteWorkflowSecretAction, putWorkflowSecretAction } from '@/server/workflows/actions';
import type { SecretView } from '@/server/workflows/secrets/secrets';

/** Secrets that scripts may be handed, by name. Their values are never shown. */
export function Secrets({ secrets }: { secrets: readonly SecretView[] }) {
  const router = useRouter();
  const mayDelete = useCan('workflows:delete');
  return (
    <Card aria-label="Secrets">
      <CardHeader title="Secrets" description="Handed to scripts by name, masked in logs, never shown again" action={<PutSecret />} />
      {secrets.length === 0 ? (
        <EmptyState icon={KeyRoundIcon} title="No secret yet">
          Store a token here rather than in a script.
        </EmptyState>
      ) : (
        <ul className="divide-y border-t">
          {secrets.map(({ id, name, updatedAt, workflows }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm">
              <code className="min-w-0 flex-1 truncate text-xs font-medium">{name}</code>
              <span className="text-xs text-ink-muted">
                {plural(workflows, 'workflow')}, stored <RelativeTime at={updatedAt} />
              </span>
              {mayDelete && (
                <ConfirmDialog
                  trigger={<Button size="sm">Delete…</Button>}
                  title={`Delete ${name}?`}
                  confirm="Delete secret"
                  onConfirm={async () => {
                    if (settle(await deleteWorkflowSecretAction({ id }), 'Secret deleted')) router.refresh();
                  }}
                >
                  It can be deleted while no workflow is handed it.
                </ConfirmDialog>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function PutSecret() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  if (!useCan('workflows:update')) return null;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm">
          <PlusIcon aria-hidden="true" />
          Store a secret
        </Button>
      </DialogTrigger>
      <DialogContent title="Store a secret" description="Under a name that is there already it replaces the value.">
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            const form = new FormData(event.currentTarget);
            startTransition(async () => {
              setRefusal(null);
              const result = await putWorkflowSecretAction({ name: String(form.get('name')), value: String(form.get('value')) });
              if (!result.ok) return setRefusal(result.error.message);
              setOpen(false);
              router.refresh();
            });
          }}
        >
          <Field id="secret-name" label="Name" hint="Capital letters, digits and underscores">
            <Input id="secret-name" name="name" required className="font-mono" aria-describedby={fieldNotes('secret-name')} />
          </Field>
          <Field id="secret-value" label="Value">
            <Textarea id="secret-value" name="value" required autoComplete="off" spellCheck={false} />
          </Field>
          <Refusal text={refusal} />
          <DialogFooter>
            <Button type="submit" variant="primary" disabled={pending}>
              {pending ? 'Storing…' : 'Store'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
