'use client';

import { CircleAlertIcon, PlusIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog';
import { Field, fieldNotes, Input } from '@/components/ui/field';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import { connectAccountAction, issueExternalIdAction } from '@/server/accounts/actions';
import { startScanAction } from '@/server/scans/actions';
import { roleCommands, trustPolicy } from './role-instructions';

interface Issued {
  accountId: string;
  roleArn: string;
  externalId: string;
  principal: string | null;
}

/** Connects an account in two steps: we issue the external id, the person makes the role, we prove that it opens. */
export function ConnectDialog({ startOpen }: { startOpen: boolean }) {
  const [open, setOpen] = useState(startOpen);
  const [issued, setIssued] = useState<Issued | null>(null);
  if (!useCan('accounts:create')) return null;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (!next) setIssued(null);
      }}
    >
      <DialogTrigger asChild>
        <Button variant="primary">
          <PlusIcon aria-hidden="true" />
          Connect account
        </Button>
      </DialogTrigger>
      <DialogContent
        className="sm:max-w-xl"
        title="Connect an AWS account"
        description={
          issued
            ? 'Step 2 of 2: create this role in the account, then let us try it.'
            : 'Step 1 of 2: which account, and which role shall be ours.'
        }
      >
        {issued ? <RoleStep issued={issued} onBack={() => setIssued(null)} /> : <AccountStep onIssued={setIssued} />}
      </DialogContent>
    </Dialog>
  );
}

function Refusal({ message }: { message: string | null }) {
  return message && <Banner tone="danger" role="alert" icon={CircleAlertIcon} title={message} />;
}

function AccountStep({ onIssued }: { onIssued: (issued: Issued) => void }) {
  const [pending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [accountId, setAccountId] = useState('');
  const [roleName, setRoleName] = useState('CloudLensScanRole');
  const digits = accountId.replace(/[\s-]/g, '');

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!/^\d{12}$/.test(digits)) return setRefusal('An AWS account id has twelve digits.');
    startTransition(async () => {
      const result = await issueExternalIdAction({ accountId: digits, roleName: roleName.trim() });
      if (result.ok) onIssued({ accountId: digits, ...result.data });
      else setRefusal(result.error.message);
    });
  }

  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      <Refusal message={refusal} />
      <Field id="connect-account" label="Account id" hint="Twelve digits, at the top right of the AWS console.">
        <Input
          id="connect-account"
          aria-describedby={fieldNotes('connect-account')}
          inputMode="numeric"
          autoComplete="off"
          className="tabular"
          value={accountId}
          onChange={(event) => setAccountId(event.target.value)}
          placeholder="1234 5678 9012"
        />
      </Field>
      <Field id="connect-role" label="Role name" hint="A role of its own for CloudLens, read-only.">
        <Input
          id="connect-role"
          aria-describedby={fieldNotes('connect-role')}
          autoComplete="off"
          value={roleName}
          onChange={(event) => setRoleName(event.target.value)}
        />
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" disabled={pending}>
          {pending ? 'Preparing…' : 'Continue'}
        </Button>
      </DialogFooter>
    </form>
  );
}

function RoleStep({ issued, onBack }: { issued: Issued; onBack: () => void }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [region, setRegion] = useState('');

  function submit(event: FormEvent) {
    event.preventDefault();
    startTransition(async () => {
      setRefusal(null);
      const result = await connectAccountAction({
        accountId: issued.accountId,
        roleArn: issued.roleArn,
        ...(name.trim() ? { name: name.trim() } : {}),
        ...(region.trim() ? { region: region.trim() } : {}),
      });
      if (!result.ok) {
        setRefusal(result.error.message);
        // A role that proved insecure stays in the list, marked so.
        return router.refresh();
      }
      const scan = settle(await startScanAction({ awsAccountId: result.data.id }), 'Connected, the first scan has started');
      router.push(scan ? `/scans/${scan.data.scanId}` : '/accounts');
    });
  }

  return (
    <form onSubmit={submit} className="grid grid-cols-1 gap-4" noValidate>
      <dl className="grid grid-cols-[6rem_minmax(0,1fr)] items-start gap-x-3 gap-y-1 rounded-lg border bg-sunken p-3 text-xs [&_dt]:py-0.5 [&_dt]:text-ink-muted">
        <dt>External id</dt>
        <dd className="flex items-start gap-1">
          <code className="py-0.5 break-all">{issued.externalId}</code>
          <CopyButton value={issued.externalId} label="Copy the external id" />
        </dd>
        <dt>Role</dt>
        <dd className="flex items-start gap-1">
          <code className="py-0.5 break-all">{issued.roleArn}</code>
          <CopyButton value={issued.roleArn} label="Copy the role's ARN" />
        </dd>
      </dl>
      {issued.principal === null && (
        <Banner tone="warning" icon={CircleAlertIcon} title="This installation has no AWS identity yet">
          Give it one (an instance role, or AWS credentials in its environment), and put its ARN into the trust policy.
        </Banner>
      )}
      <Tabs defaultValue="cli">
        <TabsList aria-label="Ways to create the role">
          <TabsTrigger value="cli">AWS CLI</TabsTrigger>
          <TabsTrigger value="trust">Trust policy</TabsTrigger>
        </TabsList>
        <TabsContent value="cli">
          <CodeBlock code={roleCommands(issued)} label="commands" />
        </TabsContent>
        <TabsContent value="trust">
          <CodeBlock code={trustPolicy(issued)} label="trust policy" />
        </TabsContent>
      </Tabs>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="connect-name" label="Name here">
          <Input
            id="connect-name"
            value={name}
            onChange={(event) => setName(event.target.value)}
            placeholder="production"
            maxLength={100}
          />
        </Field>
        <Field id="connect-region" label="Home region">
          <Input id="connect-region" value={region} onChange={(event) => setRegion(event.target.value)} placeholder="us-east-1" />
        </Field>
      </div>
      <Refusal message={refusal} />
      <DialogFooter>
        <Button onClick={onBack}>Back</Button>
        <Button type="submit" variant="primary" disabled={pending}>
          {pending ? 'Trying the role…' : 'Connect and scan'}
        </Button>
      </DialogFooter>
    </form>
  );
}
