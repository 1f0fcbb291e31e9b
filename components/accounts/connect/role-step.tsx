'use client';

import { LoaderIcon, RotateCwIcon } from 'lucide-react';
import Link from 'next/link';
import { cn } from '@/components/lib/cn';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import type { Connection } from '@/server/accounts/loaders';
import { MissingIdentity } from './missing-identity';
import { useWaiting } from './use-waiting';
import { Ways } from './ways';

/** Second step: the person makes the role, the page waits for it. Nothing is pasted back. */
export function RoleStep({ connection, cloudShellUrl }: { connection: Connection; cloudShellUrl: string }) {
  const { noIdentity } = connection.instructions;
  return (
    <>
      {noIdentity ? <MissingIdentity {...noIdentity} /> : <Waiting id={connection.id} accountId={connection.accountId} />}
      <Card>
        <CardHeader
          title="Create this role in the account"
          description="Read-only, for one named identity, only with this external id. It is made for this role alone and is no secret."
        />
        <div className="grid grid-cols-1 gap-4 px-4 pb-4">
          <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-start gap-x-3 gap-y-1 rounded-lg border bg-sunken p-3 text-xs [&_dt]:py-0.5 [&_dt]:text-ink-muted">
            <Fact name="Role" value={connection.roleArn} copy="Copy the role's ARN" />
            <Fact name="External id" value={connection.externalId} copy="Copy the external id" />
            {connection.instructions.principal && (
              <Fact name="It trusts" value={connection.instructions.principal} copy="Copy our identity's ARN" />
            )}
          </dl>
          {!noIdentity && <Ways connection={connection} cloudShellUrl={cloudShellUrl} />}
        </div>
      </Card>
    </>
  );
}

function Fact({ name, value, copy }: { name: string; value: string; copy: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="flex items-start gap-1">
        <code className="py-0.5 break-all">{value}</code>
        <CopyButton value={value} label={copy} />
      </dd>
    </>
  );
}

function Waiting({ id, accountId }: { id: string; accountId: string }) {
  const { last, isTrying, tryNow } = useWaiting(id);
  return (
    <Card className="flex flex-wrap items-start gap-x-3 gap-y-2 border-accent/30 bg-accent-soft px-4 py-3" aria-label="Waiting">
      <LoaderIcon className="mt-0.5 size-4 shrink-0 animate-spin text-accent-text [animation-duration:2.5s]" aria-hidden="true" />
      <div className="min-w-0 flex-1 basis-64" role="status">
        <p className="font-medium">Waiting for the role in {accountId}</p>
        <p className={cn('mt-0.5 text-sm', last?.isOurs ? 'text-critical-text' : 'text-ink-muted')}>
          {last?.isOurs
            ? `${last.reason} ${last.next}`
            : 'This page goes on by itself as soon as the role lets CloudLens in. You can leave and come back: the account list leads here.'}
        </p>
        {last && !last.isOurs && (
          <details className="mt-1 text-sm text-ink-muted">
            <summary className="w-fit cursor-pointer rounded select-none hover:text-ink">The role is there, but nothing happens?</summary>
            <p className="mt-1">
              {last.reason} {last.next}
            </p>
          </details>
        )}
      </div>
      <div className="flex items-center gap-2">
        <Button onClick={tryNow} disabled={isTrying}>
          <RotateCwIcon aria-hidden="true" className={cn(isTrying && 'animate-spin')} />
          {isTrying ? 'Trying…' : 'Try now'}
        </Button>
        <Button variant="ghost" asChild>
          <Link href="/accounts/connect">Another account or role</Link>
        </Button>
      </div>
    </Card>
  );
}
