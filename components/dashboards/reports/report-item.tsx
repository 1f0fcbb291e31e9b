'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { RelativeTime } from '@/components/posture/relative-time';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast-store';
import { deleteReportAction, sendReportAction, updateReportAction } from '@/server/reports/actions';
import { attachmentLabel } from '@/server/reports/constants';
import { scheduleWords } from '@/server/reports/schedule-words';
import type { ReportRow } from '@/server/reports/types';
import { type ReportChoices, sourceWords } from './report-choices';

interface ReportItemProps {
  report: ReportRow;
  mine: boolean;
  choices: ReportChoices;
  onEdit: () => void;
}

const deliveryWords = { waiting: 'being sent', delivered: 'delivered', dead: 'given up' };

/** One report: what, when, to whom, how it stands, and what can be done with it. */
export function ReportItem({ report, mine, choices, onEdit }: ReportItemProps) {
  const { id: reportId, name, owner, source, channel, schedule, attachment, status, lastError, dueAt, lastDelivery } = report;
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const isActive = status === 'active';

  function send() {
    startTransition(async () => {
      const result = settle(await sendReportAction({ reportId }));
      if (result?.data.ok) toast({ tone: 'success', title: 'Sent' });
      else if (result) toast({ tone: 'danger', title: 'It was not taken', description: `${result.data.error ?? ''} It is tried again.` });
      router.refresh();
    });
  }

  function turn() {
    startTransition(async () => {
      if (settle(await updateReportAction({ reportId, paused: isActive }), isActive ? 'Paused' : 'Goes on')) router.refresh();
    });
  }

  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 font-medium break-words">{name}</span>
          {status === 'paused' && <Badge tone="medium">Paused</Badge>}
          {status === 'stopped' && <Badge tone="critical">Stopped</Badge>}
        </p>
        <p className="text-xs text-ink-muted">
          {sourceWords(source, choices)}, to {channel.name}
          {channel.kind === 'email' && attachment !== 'none' && `, with ${attachmentLabel[attachment]}`}
          {!mine && `, by ${owner.name}`}
        </p>
        <p className="text-xs text-ink-muted">
          {scheduleWords(schedule)}
          {dueAt && (
            <>
              , next <RelativeTime at={dueAt} />
            </>
          )}
        </p>
        {lastDelivery && (
          <p className="text-xs text-ink-muted">
            Last one <RelativeTime at={lastDelivery.at} />, {deliveryWords[lastDelivery.status]}
            {lastDelivery.status !== 'delivered' && lastDelivery.error && `: ${lastDelivery.error}`}
          </p>
        )}
        {lastError && <p className="text-xs break-words text-critical-text">{lastError}</p>}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" disabled={pending || status === 'stopped'} onClick={send}>
          {pending ? 'Working…' : 'Send now'}
        </Button>
        <Button size="sm" disabled={pending} onClick={turn}>
          {isActive ? 'Pause' : 'Go on'}
        </Button>
        <Button size="sm" aria-label={`Change ${name}`} onClick={onEdit}>
          Change
        </Button>
        <ConfirmDialog
          trigger={
            <Button size="sm" aria-label={`Delete ${name}`}>
              Delete
            </Button>
          }
          title={`Delete ‘${name}’?`}
          confirm="Delete the report"
          onConfirm={async () => {
            if (settle(await deleteReportAction({ reportId }), 'Report deleted')) router.refresh();
          }}
        >
          It is not sent any more. What was sent stays in the log.
        </ConfirmDialog>
      </div>
    </li>
  );
}
