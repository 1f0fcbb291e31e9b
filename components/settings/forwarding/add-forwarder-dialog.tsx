'use client';

import { CircleAlertIcon, PlusIcon } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { sendJson } from '@/components/lib/api';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog';
import { Field, Input, NativeSelect } from '@/components/ui/field';
import { bucketFormats } from '@/server/forwarding/schema';
import type { ForwarderRow } from '@/server/forwarding/types';
import type { AccountRef } from '@/server/posture';
import { useForwarderChange } from './use-forwarders';

export function AddForwarderDialog({ accounts }: { accounts: readonly AccountRef[] }) {
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<ForwarderRow | null>(null);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setMade(null);
      }}
    >
      <DialogTrigger asChild>
        <Button size="sm">
          <PlusIcon aria-hidden="true" />
          Add forwarder
        </Button>
      </DialogTrigger>
      <DialogContent
        title={made ? 'What the role needs' : 'Add a forwarder'}
        description={
          made
            ? 'Attach this policy to the role by which CloudLens enters the account. The first run says whether it was enough.'
            : 'The roles of your connected accounts write; no key is stored for it.'
        }
      >
        {made ? (
          <>
            <CodeBlock code={made.policy} label="Policy" />
            <DialogFooter>
              <DialogClose asChild>
                <Button variant="primary">Done</Button>
              </DialogClose>
            </DialogFooter>
          </>
        ) : (
          <AddForwarder accounts={accounts.filter(({ kind }) => kind !== 'sample')} onAdded={setMade} />
        )}
      </DialogContent>
    </Dialog>
  );
}

const severityChoices = [
  { label: 'All severities', value: [] },
  { label: 'High and critical', value: ['critical', 'high'] },
  { label: 'Critical', value: ['critical'] },
] as const;

function AddForwarder({ accounts, onAdded }: { accounts: readonly AccountRef[]; onAdded: (made: ForwarderRow) => void }) {
  const [kind, setKind] = useState<'s3' | 'security-hub'>('security-hub');
  const [values, setValues] = useState({
    name: '',
    awsAccountId: accounts[0]?.id ?? '',
    bucket: '',
    region: '',
    prefix: 'cloudlens/',
    format: 'json',
  });
  const [severities, setSeverities] = useState(0);
  const set = (field: keyof typeof values) => (event: { target: { value: string } }) =>
    setValues((before) => ({ ...before, [field]: event.target.value }));
  const add = useForwarderChange(
    () => {
      const { name, ...bucket } = values;
      const shared = { kind, name: name.trim(), severities: severityChoices[severities]?.value ?? [] };
      return sendJson<{ forwarder: ForwarderRow }>('POST', '/api/forwarders', kind === 's3' ? { ...shared, ...bucket } : shared);
    },
    ({ forwarder }) => onAdded(forwarder),
  );
  const lacks = values.name.trim() === '' || (kind === 's3' && !(values.awsAccountId && values.bucket && values.region));

  function submit(event: FormEvent) {
    event.preventDefault();
    add.mutate();
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      {add.error && <Banner tone="danger" role="alert" icon={CircleAlertIcon} title={add.error.message} />}
      <Field id="forwarder-kind" label="To">
        <NativeSelect id="forwarder-kind" value={kind} onChange={(event) => setKind(event.target.value as typeof kind)}>
          <option value="security-hub">AWS Security Hub, of each account</option>
          <option value="s3">An S3 bucket, once a day</option>
        </NativeSelect>
      </Field>
      <Field id="forwarder-name" label="Name">
        <Input id="forwarder-name" required maxLength={80} value={values.name} onChange={set('name')} placeholder="Data lake" />
      </Field>
      {kind === 's3' && accounts.length === 0 && (
        <Banner tone="warning" icon={CircleAlertIcon} title="Sample accounts have no buckets: connect an account of your own first." />
      )}
      {kind === 's3' && accounts.length > 0 && (
        <>
          <Field id="forwarder-account" label="Account whose role writes">
            <NativeSelect id="forwarder-account" value={values.awsAccountId} onChange={set('awsAccountId')}>
              {accounts.map(({ id, name, accountId }) => (
                <option key={id} value={id}>
                  {name} ({accountId})
                </option>
              ))}
            </NativeSelect>
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field id="forwarder-bucket" label="Bucket">
              <Input id="forwarder-bucket" required value={values.bucket} onChange={set('bucket')} placeholder="acme-security" />
            </Field>
            <Field id="forwarder-region" label="Its region">
              <Input id="forwarder-region" required value={values.region} onChange={set('region')} placeholder="eu-central-1" />
            </Field>
            <Field id="forwarder-prefix" label="Folder">
              <Input id="forwarder-prefix" value={values.prefix} onChange={set('prefix')} />
            </Field>
            <Field id="forwarder-format" label="Format">
              <NativeSelect id="forwarder-format" value={values.format} onChange={set('format')}>
                {bucketFormats.map((format) => (
                  <option key={format} value={format}>
                    {format.toUpperCase()}
                  </option>
                ))}
              </NativeSelect>
            </Field>
          </div>
        </>
      )}
      <Field id="forwarder-severities" label="Findings">
        <NativeSelect id="forwarder-severities" value={severities} onChange={(event) => setSeverities(Number(event.target.value))}>
          {severityChoices.map(({ label }, index) => (
            <option key={label} value={index}>
              {label}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" disabled={add.isPending || lacks}>
          {add.isPending ? 'Adding…' : 'Add'}
        </Button>
      </DialogFooter>
    </form>
  );
}
