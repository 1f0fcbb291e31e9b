'use client';

import { CircleAlertIcon } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { sendJson } from '@/components/lib/api';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field, fieldNotes, Input, NativeSelect } from '@/components/ui/field';
import type { CheckDetail } from '@/server/catalogue/types';
import type { AccountRef } from '@/server/posture';
import type { CheckScope, CheckSettingView } from '@/server/scope/views';
import { EndSelect, endOf, type Term } from './end-select';
import { useSend } from './use-send';
import { WhereSelect } from './where-select';

interface CheckSettingDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  check: Pick<CheckDetail, 'id' | 'title' | 'parameters'>;
  scope: CheckScope;
  accounts: readonly AccountRef[];
  whole: boolean;
}

/** Thresholds of a check, and whether it judges at all, for the organization or one account. */
export function CheckSettingDialog({ open, onOpenChange, ...props }: CheckSettingDialogProps) {
  const [accountId, setAccountId] = useState(props.whole ? '' : (props.accounts[0]?.accountId ?? ''));
  const { organization, accounts } = props.scope;
  const had = accountId ? (accounts.find(({ account }) => account.accountId === accountId) ?? null) : organization;
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Change how it judges" description={props.check.title}>
        <WhereSelect id="setting-where" value={accountId} accounts={props.accounts} whole={props.whole} onChange={setAccountId} />
        <SettingForm key={accountId} {...props} accountId={accountId} had={had} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

interface FormProps extends Pick<CheckSettingDialogProps, 'check' | 'scope'> {
  accountId: string;
  had: CheckSettingView | null;
  onDone: () => void;
}

function SettingForm({ check, scope, accountId, had, onDone }: FormProps) {
  const inherited = (name: string, fallback: number): number =>
    (accountId ? scope.organization?.parameters.find((each) => each.name === name)?.value : undefined) ?? fallback;
  const end = had && !had.isOver ? had.expiresAt : null;
  const [enabled, setEnabled] = useState(String(had?.enabled ?? ''));
  const [values, setValues] = useState<Record<string, string>>(
    Object.fromEntries((had?.parameters ?? []).map(({ name, value }) => [name, String(value)])),
  );
  const [reason, setReason] = useState(had?.reason ?? '');
  const [owner, setOwner] = useState(had?.owner ?? '');
  const [term, setTerm] = useState<Term>(end ? null : 0);
  const { send, pending, refusal } = useSend();
  const path = `/api/scope/checks/${check.id}`;

  function submit(event: FormEvent) {
    event.preventDefault();
    const parameters = Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, Number(value)]])),
    );
    const said = {
      ...(enabled === '' ? {} : { enabled: enabled === 'true' }),
      ...(Object.keys(parameters).length > 0 ? { parameters } : {}),
    };
    const body = {
      ...said,
      ...(accountId ? { accountId } : {}),
      reason: reason.trim() || null,
      owner: owner.trim() || null,
      expiresAt: endOf(term, end),
    };
    const clear = () => sendJson('DELETE', `${path}${accountId ? `?accountId=${accountId}` : ''}`);
    send(() => (Object.keys(said).length === 0 ? clear() : sendJson('PUT', path, body)), 'Saved. What is stored is judged again.', onDone);
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      {refusal && <Banner tone="danger" role="alert" icon={CircleAlertIcon} title={refusal} />}
      <Field id="setting-enabled" label="Judges" hint="A check that is off sets its findings aside. They are neither fixed nor passing.">
        <NativeSelect
          id="setting-enabled"
          aria-describedby={fieldNotes('setting-enabled')}
          value={enabled}
          onChange={(event) => setEnabled(event.target.value)}
        >
          <option value="">{accountId ? 'As the organization says' : 'Yes, by default'}</option>
          {accountId && <option value="true">Yes, whatever the organization says</option>}
          <option value="false">No: the check is disabled</option>
        </NativeSelect>
      </Field>
      {Object.entries(check.parameters).map(([name, parameter]) => (
        <Field
          key={name}
          id={`setting-${name}`}
          label={parameter.description}
          hint={`From ${parameter.min} to ${parameter.max}. Empty: ${inherited(name, parameter.default)}.`}
        >
          <Input
            id={`setting-${name}`}
            type="number"
            min={parameter.min}
            max={parameter.max}
            step="any"
            className="max-w-40"
            aria-describedby={fieldNotes(`setting-${name}`)}
            placeholder={String(inherited(name, parameter.default))}
            value={values[name] ?? ''}
            onChange={(event) => setValues({ ...values, [name]: event.target.value })}
          />
        </Field>
      ))}
      <Field id="setting-reason" label="Reason">
        <Input
          id="setting-reason"
          required={enabled === 'false'}
          minLength={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="setting-owner" label="Owner">
          <Input
            id="setting-owner"
            maxLength={120}
            value={owner}
            placeholder="Who answers for it"
            onChange={(event) => setOwner(event.target.value)}
          />
        </Field>
        <EndSelect id="setting-end" value={term} had={end} onChange={setTerm} />
      </div>
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
