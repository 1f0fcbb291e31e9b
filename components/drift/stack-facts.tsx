import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatInstant } from '@/components/lib/format';
import { AccountLabel } from '@/components/posture/account-label';
import { RelativeTime } from '@/components/posture/relative-time';
import { Card, CardHeader } from '@/components/ui/card';
import type { StackDetail } from '@/server/drift/types';
import { DriftStatusBadge } from './drift-status';

/** What is known of a stack beside its drift. */
export function StackFacts({ stack }: { stack: StackDetail }) {
  const tags = Object.entries(stack.tags);
  return (
    <Card aria-labelledby="facts-title">
      <CardHeader id="facts-title" title="The stack" />
      <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-4 gap-y-1.5 px-4 pb-4 text-sm [&>dt]:text-ink-muted">
        <Fact name="Account">
          <AccountLabel account={stack.account} showId />
        </Fact>
        <Fact name="Region">{stack.region}</Fact>
        <Fact name="Status">{stack.status}</Fact>
        {stack.createdAt && <Fact name="Made">{formatInstant(stack.createdAt)}</Fact>}
        {stack.updatedAt && <Fact name="Updated">{formatInstant(stack.updatedAt)}</Fact>}
        <Fact name="Looked at">{stack.detectionTime ? <RelativeTime at={stack.detectionTime} /> : 'never since it last changed'}</Fact>
        {stack.description && <Fact name="Description">{stack.description}</Fact>}
        {stack.parent && (
          <Fact name="Nested in">
            <Link href={`/drift/${stack.parent.id}`} className="text-accent-text underline-offset-2 hover:underline">
              {stack.parent.stackName}
            </Link>
          </Fact>
        )}
        {stack.nested.length > 0 && (
          <Fact name="Nested">
            <ul className="grid gap-1">
              {stack.nested.map((nested) => (
                <li key={nested.id} className="flex flex-wrap items-center gap-2">
                  <Link href={`/drift/${nested.id}`} className="min-w-0 break-all text-accent-text underline-offset-2 hover:underline">
                    {nested.stackName}
                  </Link>
                  <DriftStatusBadge status={nested.driftStatus} />
                </li>
              ))}
            </ul>
          </Fact>
        )}
        <Values name="Outputs" values={stack.outputs} />
        <Values name="Parameters" values={stack.parameters} />
        {tags.length > 0 && <Values name="Tags" values={tags.map(([key, value]) => ({ key, value }))} />}
        <Fact name="Id">
          <code className="text-xs break-all text-ink-muted">{stack.stackId}</code>
        </Fact>
      </dl>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

function Values({ name, values }: { name: string; values: readonly { key: string; value: string }[] }) {
  if (values.length === 0) return null;
  return (
    <Fact name={name}>
      <ul className="flex flex-wrap gap-1">
        {values.map(({ key, value }) => (
          <li key={key} className="rounded border px-1.5 text-xs break-all">
            <span className="text-ink-muted">{key}=</span>
            {value}
          </li>
        ))}
      </ul>
    </Fact>
  );
}
