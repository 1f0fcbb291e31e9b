'use client';

import { CircleAlertIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field, fieldNotes, Input, NativeSelect } from '@/components/ui/field';
import { issueExternalIdAction } from '@/server/accounts/actions';
import { parseAccountText } from '@/server/accounts/role-arn';

type Partition = 'aws' | 'aws-cn' | 'aws-us-gov';

/** First step: which account. Leads to the page of the connection, which can be left and come back to. */
export function AccountForm() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [account, setAccount] = useState('');
  const [name, setName] = useState('');
  const [region, setRegion] = useState('');
  const [roleName, setRoleName] = useState('CloudLensScanRole');
  const [partition, setPartition] = useState<Partition>('aws');
  const pasted = parseAccountText(account);
  const role = pasted.ok ? pasted.role : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    setRefusal(null);
    setWrong(pasted.ok ? null : pasted.reason);
    if (!pasted.ok) return;
    startTransition(async () => {
      const result = await issueExternalIdAction({
        accountId: pasted.accountId,
        roleName: role?.roleName ?? roleName.trim(),
        rolePath: role?.rolePath ?? '/',
        partition: (role?.partition as Partition | undefined) ?? partition,
        ...(name.trim() ? { name: name.trim() } : {}),
        ...(region.trim() ? { region: region.trim() } : {}),
      });
      if (result.ok) router.push(`/accounts/connect?id=${result.data.id}`);
      else setRefusal(result.error.message);
    });
  }

  return (
    <Card className="p-4 sm:p-5">
      <form onSubmit={submit} className="grid max-w-xl gap-4" noValidate>
        {refusal && <Banner tone="danger" role="alert" icon={CircleAlertIcon} title={refusal} />}
        <Field
          id="connect-account"
          label="AWS account id"
          hint="Twelve digits, at the top right of the AWS console. The ARN of a role that you have made works too."
          error={wrong ?? undefined}
        >
          <Input
            id="connect-account"
            aria-describedby={fieldNotes('connect-account')}
            aria-invalid={wrong !== null}
            autoComplete="off"
            autoFocus
            spellCheck={false}
            className="tabular"
            value={account}
            onChange={(event) => {
              setAccount(event.target.value);
              setWrong(null);
            }}
            placeholder="1234 5678 9012"
          />
        </Field>
        <details className="group rounded-md border px-3 py-2 open:pb-3">
          <summary className="cursor-pointer rounded text-sm text-ink-muted select-none hover:text-ink">
            Name, region and role, if you want others than usual
          </summary>
          <div className="mt-3 grid gap-4 sm:grid-cols-2">
            <Field id="connect-name" label="Name here" hint="Can be changed later.">
              <Input
                id="connect-name"
                aria-describedby={fieldNotes('connect-name')}
                value={name}
                onChange={(event) => setName(event.target.value)}
                placeholder="production"
                maxLength={100}
              />
            </Field>
            <Field id="connect-region" label="Home region" hint="Where the stack and global calls go.">
              <Input
                id="connect-region"
                aria-describedby={fieldNotes('connect-region')}
                value={region}
                onChange={(event) => setRegion(event.target.value)}
                placeholder="us-east-1"
              />
            </Field>
            <Field id="connect-role" label="Role name" hint={role ? 'Taken from the ARN.' : 'A role of its own for CloudLens.'}>
              <Input
                id="connect-role"
                aria-describedby={fieldNotes('connect-role')}
                autoComplete="off"
                spellCheck={false}
                disabled={role !== undefined}
                value={role?.roleName ?? roleName}
                onChange={(event) => setRoleName(event.target.value)}
              />
            </Field>
            <Field id="connect-partition" label="Partition">
              <NativeSelect
                id="connect-partition"
                disabled={role !== undefined}
                value={role?.partition ?? partition}
                onChange={(event) => setPartition(event.target.value as Partition)}
              >
                <option value="aws">AWS</option>
                <option value="aws-us-gov">AWS GovCloud (US)</option>
                <option value="aws-cn">AWS China</option>
              </NativeSelect>
            </Field>
          </div>
        </details>
        <div>
          <Button type="submit" variant="primary" disabled={pending}>
            {pending ? 'Preparing…' : 'Continue'}
          </Button>
        </div>
      </form>
    </Card>
  );
}
