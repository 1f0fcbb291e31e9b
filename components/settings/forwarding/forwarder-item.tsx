'use client';

import { EllipsisVerticalIcon, HistoryIcon, PlayIcon, PowerIcon, ScrollTextIcon, Trash2Icon } from 'lucide-react';
import { useState } from 'react';
import { sendJson } from '@/components/lib/api';
import { RelativeTime } from '@/components/posture/relative-time';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import type { ForwarderRow, ForwardingRunRow } from '@/server/forwarding/types';
import { ForwardingRuns } from './forwarding-runs';
import { RunBadge } from './run-badge';
import { isBusy, useForwarderChange } from './use-forwarders';

export function ForwarderItem({ forwarder }: { forwarder: ForwarderRow }) {
  const { name, target, settings, enabled, lastRun } = forwarder;
  const which = settings.severities.length > 0 ? settings.severities.join(', ') : 'all severities';
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 font-medium break-words">{name}</span>
          {lastRun && <RunBadge status={lastRun.status} />}
          {!enabled && <Badge tone="medium">Switched off</Badge>}
        </p>
        <p className="text-xs break-words text-ink-muted">
          {target}
          {settings.kind === 's3' && `, ${settings.format.toUpperCase()}`}, {which}
        </p>
        <Problems run={lastRun} />
      </div>
      <p className="text-xs text-ink-muted">
        {lastRun ? (
          <>
            {lastRun.sent.toLocaleString('en')} sent <RelativeTime at={lastRun.endedAt ?? lastRun.startedAt} />
          </>
        ) : (
          'Has not run yet'
        )}
      </p>
      <ForwarderActions forwarder={forwarder} />
    </li>
  );
}

/** What did not arrive, the first lines of it. */
function Problems({ run }: { run: ForwardingRunRow | null }) {
  if (!run || run.problems.length === 0) return null;
  const shown = run.problems.slice(0, 3);
  return (
    <ul className="mt-0.5 grid gap-0.5 text-xs break-words text-critical-text">
      {shown.map(({ account, region, reason }) => (
        <li key={`${account}${region}${reason}`}>
          {[account, region].filter(Boolean).join(', ')}
          {account && ': '}
          {reason}
        </li>
      ))}
      {run.problems.length > shown.length && <li>and {run.problems.length - shown.length} more, in its runs</li>}
    </ul>
  );
}

function ForwarderActions({ forwarder }: { forwarder: ForwarderRow }) {
  const { id, name, enabled, policy } = forwarder;
  const path = `/api/forwarders/${id}`;
  const [shown, setShown] = useState<'policy' | 'runs' | 'delete' | null>(null);
  const close = (open: boolean) => !open && setShown(null);
  const run = useForwarderChange(() => sendJson('POST', `${path}/run`));
  const turn = useForwarderChange(() => sendJson('PATCH', path, { enabled: !enabled }));
  const remove = useForwarderChange(() => sendJson('DELETE', path));
  const busy = run.isPending || isBusy(forwarder);
  return (
    <div className="flex items-center gap-1">
      <Button size="sm" disabled={busy || !enabled} onClick={() => run.mutate()}>
        <PlayIcon aria-hidden="true" />
        {busy ? 'Running…' : 'Run now'}
      </Button>
      <Menu>
        <MenuTrigger asChild>
          <Button size="icon-sm" variant="ghost" aria-label={`Actions for ${name}`}>
            <EllipsisVerticalIcon />
          </Button>
        </MenuTrigger>
        <MenuContent align="end">
          <MenuItem onSelect={() => setShown('runs')}>
            <HistoryIcon />
            Runs
          </MenuItem>
          <MenuItem onSelect={() => setShown('policy')}>
            <ScrollTextIcon />
            Policy for the role
          </MenuItem>
          <MenuItem onSelect={() => turn.mutate()}>
            <PowerIcon />
            {enabled ? 'Switch off' : 'Switch on'}
          </MenuItem>
          <MenuSeparator />
          <MenuItem danger onSelect={() => setShown('delete')}>
            <Trash2Icon />
            Delete
          </MenuItem>
        </MenuContent>
      </Menu>
      <Dialog open={shown === 'policy'} onOpenChange={close}>
        <DialogContent
          title="Policy for the role"
          description="Attach it to the role by which CloudLens enters the account, beside what scans need. A run's session may do nothing else."
        >
          <CodeBlock code={policy} label="Policy" />
        </DialogContent>
      </Dialog>
      <Dialog open={shown === 'runs'} onOpenChange={close}>
        <DialogContent title={`Runs of ${name}`} description="Newest first">
          <ForwardingRuns id={id} />
        </DialogContent>
      </Dialog>
      <ConfirmDialog
        open={shown === 'delete'}
        onOpenChange={close}
        title={`Delete ${name}?`}
        confirm="Delete forwarder"
        onConfirm={async () => {
          await remove.mutateAsync().catch(() => undefined);
        }}
      >
        What it has put into a bucket or Security Hub stays there, and is not brought up to date any more.
      </ConfirmDialog>
    </div>
  );
}
