'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatInstant } from '@/components/lib/format';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogFooter } from '@/components/ui/dialog';
import type { InstanceRow, InstanceVerb } from '@/server/operate/types';
import { verbs } from './action-dialog';
import { InstanceState } from './instance-state';

const fits: Record<InstanceVerb, (state: string) => boolean> = {
  start: (state) => state === 'stopped',
  stop: (state) => state === 'running',
  reboot: (state) => state === 'running',
  terminate: (state) => state !== 'terminated' && state !== 'shutting-down',
};

const statusWords = {
  sent: 'sent, AWS’s answer is not known',
  accepted: 'taken by AWS, under way',
  settled: 'done',
  refused: 'refused',
} as const;

/** One instance: what is known of it, what was done last, and what can be done. */
export function InstancePanel({ row, onClose, onAct }: { row: InstanceRow; onClose: () => void; onAct: (verb: InstanceVerb) => void }) {
  const mayUpdate = useCan('instances:update');
  const mayDelete = useCan('instances:delete');
  const facts: [string, ReactNode][] = [
    ['State', <InstanceState key="state" state={row.state} />],
    ['Seen', row.asOf ? `${formatInstant(row.asOf)}, by ${row.source === 'live' ? 'asking AWS' : 'the last scan'}` : 'not known'],
    ['Type', `${row.instanceType ?? 'not known'}${row.lifecycle === 'on-demand' ? '' : `, ${row.lifecycle}`}`],
    ['Launched', row.launchTime ? formatInstant(row.launchTime) : 'not known'],
    ['Addresses', [row.publicIp, row.privateIp].filter(Boolean).join(', ') || 'none'],
    ['Region', row.region],
    ['Account', `${row.account.name} (${row.account.accountId})`],
    ...(row.autoScalingGroup ? [['Auto Scaling', row.autoScalingGroup] as [string, ReactNode]] : []),
    ...(row.lastAction
      ? [
          [
            'Last action',
            `${row.lastAction.kind} by ${row.lastAction.by}, ${formatInstant(row.lastAction.at)}: ${statusWords[row.lastAction.status]}`,
          ] as [string, ReactNode],
        ]
      : []),
  ];
  const tags = Object.entries(row.tags).filter(([key]) => key !== 'Name');
  const shown = (Object.keys(verbs) as InstanceVerb[]).filter(
    (verb) => (verb === 'terminate' ? mayDelete : mayUpdate) && fits[verb](row.state),
  );
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={row.name ?? row.id} description={row.id}>
        <dl className="grid gap-x-4 gap-y-1.5 text-sm sm:grid-cols-[7rem_1fr]">
          {facts.map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-ink-muted">{label}</dt>
              <dd className="min-w-0 break-words">{value}</dd>
            </div>
          ))}
        </dl>
        {tags.length > 0 && (
          <ul className="flex flex-wrap gap-1.5" aria-label="Tags">
            {tags.map(([key, value]) => (
              <li key={key} className="max-w-full truncate rounded border px-1.5 py-0.5 text-2xs text-ink-muted">
                {key}={value}
              </li>
            ))}
          </ul>
        )}
        {row.notOperable && (mayUpdate || mayDelete) && <NotOperable row={row} />}
        {!mayUpdate && (
          <p className="text-sm text-ink-muted">Your role only reads here. Operators start, stop and reboot; admins terminate too.</p>
        )}
        {!row.notOperable && shown.length > 0 && (
          <DialogFooter>
            {shown.map((verb) => (
              <Button key={verb} variant={verb === 'terminate' ? 'danger' : 'secondary'} onClick={() => onAct(verb)}>
                {verbs[verb].label}…
              </Button>
            ))}
          </DialogFooter>
        )}
      </DialogContent>
    </Dialog>
  );
}

export function NotOperable({ row: { notOperable, account } }: { row: Pick<InstanceRow, 'notOperable' | 'account'> }) {
  return (
    <p className="rounded-md bg-sunken px-3 py-2 text-sm">
      {notOperable}{' '}
      <Link href={`/accounts/${account.id}/access`} className="rounded font-medium text-accent-text underline-offset-4 hover:underline">
        Access to {account.name}
      </Link>
    </p>
  );
}
