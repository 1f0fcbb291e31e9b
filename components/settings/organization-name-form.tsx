'use client';

import type { ReactNode } from 'react';
import { Refusal } from '@/components/form/refusal';
import { TextField } from '@/components/form/text-field';
import { useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/button';
import type { ActionResult } from '@/server/action-result';
import { newOrganizationSchema } from '@/server/identity/organizations/schema';

interface OrganizationNameFormProps {
  ask: (input: { name: string }) => Promise<ActionResult<unknown>>;
  /** Stands beside the button. */
  children?: ReactNode;
}

/** Names a new organization, makes it, and goes on in it. */
export function OrganizationNameForm({ ask, children }: OrganizationNameFormProps) {
  const { form, refusal, pending, onSubmit } = useActionForm({
    schema: newOrganizationSchema,
    values: { name: '' },
    ask,
    // A whole new page: nothing of the other organization may stay in memory.
    onDone: () => window.location.assign('/overview'),
  });
  return (
    <form onSubmit={onSubmit} noValidate className="grid gap-4">
      <Refusal text={refusal} />
      <TextField
        id="new-organization"
        label="Name"
        autoComplete="organization"
        maxLength={80}
        error={form.formState.errors.name}
        field={form.register('name')}
      />
      <div className="flex flex-wrap justify-end gap-2">
        {children}
        <Button type="submit" variant="primary" disabled={pending}>
          {pending ? 'Creating…' : 'Create organization'}
        </Button>
      </div>
    </form>
  );
}
