'use client';

import { useState } from 'react';
import { Refusal } from '@/components/form/refusal';
import { TextField } from '@/components/form/text-field';
import { useActionForm } from '@/components/form/use-action-form';
import { plural } from '@/components/lib/format';
import { useReauthentication } from '@/components/security/use-reauthentication';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { deleteOrganizationAction } from '@/server/identity/organizations/actions';
import { deletionSchema } from '@/server/identity/organizations/schema';

interface DeleteOrganizationProps {
  name: string;
  /** Whether the proof of identity is a code, rather than the password. */
  hasSecondFactor: boolean;
  /** Days until its rows are erased. */
  eraseDays: number;
}

/** The way out of an organization for everybody in it. */
export function DeleteOrganization(props: DeleteOrganizationProps) {
  const [open, setOpen] = useState(false);
  const { ask, dialog } = useReauthentication(props.hasSecondFactor);
  return (
    <Card aria-labelledby="delete-title">
      <CardHeader
        id="delete-title"
        title="Delete this organization"
        description="For all its members: accounts, scans, findings and the audit log go with it"
        action={
          <Button size="sm" variant="danger" onClick={() => setOpen(true)}>
            Delete…
          </Button>
        }
      />
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent title={`Delete ${props.name}?`} description="Nobody gets it back from here.">
          <Confirm {...props} ask={ask} />
        </DialogContent>
      </Dialog>
      {dialog}
    </Card>
  );
}

function Confirm({ name, eraseDays, ask }: DeleteOrganizationProps & Pick<ReturnType<typeof useReauthentication>, 'ask'>) {
  const { form, refusal, pending, onSubmit } = useActionForm({
    schema: deletionSchema,
    values: { name: '' },
    ask: (input) => ask(() => deleteOrganizationAction(input)),
    onDone: () => window.location.assign('/overview'),
  });
  const typed = form.watch('name').trim() === name.trim();
  return (
    <form onSubmit={onSubmit} noValidate className="grid gap-4 text-sm">
      <ul className="grid list-disc gap-1 pl-5 text-ink-muted">
        <li>At once: nobody gets in, API keys and invitations are dead, running scans stop.</li>
        <li>
          {eraseDays === 0 ? 'Right after' : `After ${plural(eraseDays, 'day')}`}: every row of it is erased. What stays is a sealed mark
          that its audit log was whole.
        </li>
        <li>In AWS nothing changes: delete the roles there if they are no longer needed.</li>
      </ul>
      <Refusal text={refusal} />
      <TextField
        id="deletion-name"
        label={
          <>
            Type <strong className="break-all">{name}</strong> to confirm
          </>
        }
        autoComplete="off"
        spellCheck={false}
        error={form.formState.errors.name}
        field={form.register('name')}
      />
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="danger" disabled={pending || !typed}>
          {pending ? 'Deleting…' : 'Delete organization'}
        </Button>
      </DialogFooter>
    </form>
  );
}
