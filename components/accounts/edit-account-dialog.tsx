'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field, fieldNotes, Input, NativeSelect, Textarea } from '@/components/ui/field';
import { updateAccountAction } from '@/server/accounts/actions';
import type { AccountRow } from '@/server/accounts/types';
import { tagsToText, textToTags } from './tag-text';

interface EditAccountDialogProps {
  account: AccountRow;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function EditAccountDialog({ account, open, onOpenChange }: EditAccountDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Edit account" description={account.accountId}>
        <EditForm account={account} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

function EditForm({ account, onDone }: { account: AccountRow; onDone: () => void }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [name, setName] = useState(account.name);
  const [schedule, setSchedule] = useState(account.schedule);
  const [excluded, setExcluded] = useState(account.excludedRegions.join(', '));
  const [group, setGroup] = useState(account.group ?? '');
  const [tags, setTags] = useState(tagsToText(account.tags));

  function submit(event: FormEvent) {
    event.preventDefault();
    startTransition(async () => {
      const excludedRegions = excluded.split(/[\s,]+/).filter(Boolean);
      if (
        !settle(
          await updateAccountAction({
            id: account.id,
            name,
            schedule,
            excludedRegions,
            group: group.trim() || null,
            tags: textToTags(tags),
          }),
          'Saved',
        )
      )
        return;
      router.refresh();
      onDone();
    });
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field id="edit-name" label="Name">
        <Input id="edit-name" required maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field id="edit-group" label="Group" hint="Accounts of one group stand together.">
        <Input
          id="edit-group"
          maxLength={100}
          aria-describedby={fieldNotes('edit-group')}
          value={group}
          onChange={(event) => setGroup(event.target.value)}
          placeholder="Payments"
        />
      </Field>
      <Field id="edit-tags" label="Tags" hint="key=value, one a line. They are CloudLens's own and change nothing in AWS.">
        <Textarea
          id="edit-tags"
          rows={3}
          aria-describedby={fieldNotes('edit-tags')}
          value={tags}
          onChange={(event) => setTags(event.target.value)}
          placeholder={'team=payments\nstage=live'}
        />
      </Field>
      <Field id="edit-schedule" label="Schedule">
        <NativeSelect
          id="edit-schedule"
          value={schedule}
          onChange={(event) => setSchedule(event.target.value === 'off' ? 'off' : 'nightly')}
        >
          <option value="nightly">Every night</option>
          <option value="off">Only by hand or API</option>
        </NativeSelect>
      </Field>
      <Field id="edit-excluded" label="Regions left out" hint="Separated by commas. Scans will not look there, and say so.">
        <Input
          id="edit-excluded"
          aria-describedby={fieldNotes('edit-excluded')}
          value={excluded}
          onChange={(event) => setExcluded(event.target.value)}
          placeholder="us-west-1, sa-east-1"
        />
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" disabled={pending}>
          {pending ? 'Saving…' : 'Save'}
        </Button>
      </DialogFooter>
    </form>
  );
}
