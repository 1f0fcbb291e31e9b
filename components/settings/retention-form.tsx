'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field, fieldNotes, Input } from '@/components/ui/field';
import { saveRetentionAction } from '@/server/retention/actions';
import { type Retention, retentionSchema } from '@/server/retention/schema';

/** For how long scans and history are kept. Shortening it deletes, so that is asked once more. */
export function RetentionForm({ retention }: { retention: Retention }) {
  const router = useRouter();
  const mayChange = useCan('organization:update');
  const [pending, startTransition] = useTransition();
  const [scanDays, setScanDays] = useState(String(retention.scanDays));
  const [historyDays, setHistoryDays] = useState(String(retention.historyDays));
  const [asking, setAsking] = useState(false);
  const parsed = retentionSchema.safeParse({ scanDays: Number(scanDays), historyDays: Number(historyDays) });
  const wanted = parsed.data;
  const errorOf = (field: keyof Retention) => {
    const message = parsed.error?.issues.find((issue) => issue.path[0] === field)?.message;
    return message && `${message[0]?.toUpperCase()}${message.slice(1)}.`;
  };
  const isShorter = wanted !== undefined && (wanted.scanDays < retention.scanDays || wanted.historyDays < retention.historyDays);
  const isChanged = wanted !== undefined && (wanted.scanDays !== retention.scanDays || wanted.historyDays !== retention.historyDays);

  async function save() {
    if (wanted && settle(await saveRetentionAction(wanted), 'Saved')) router.refresh();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isChanged) return;
    if (isShorter) setAsking(true);
    else startTransition(save);
  }

  const days = (id: string, label: string, hint: string, field: keyof Retention, value: string, set: (value: string) => void) => (
    <Field id={id} label={label} hint={hint} error={errorOf(field)}>
      <Input
        id={id}
        type="number"
        inputMode="numeric"
        min={1}
        required
        disabled={!mayChange}
        className="max-w-32"
        aria-describedby={fieldNotes(id)}
        aria-invalid={errorOf(field) !== undefined}
        value={value}
        onChange={(event) => set(event.target.value)}
      />
    </Field>
  );

  return (
    <Card aria-labelledby="retention-title">
      <CardHeader
        id="retention-title"
        title="Retention"
        description="What is older is deleted every night. Findings, the history of open ones, and the audit log always stay."
      />
      <form onSubmit={submit} className="grid gap-4 border-t px-4 py-3" noValidate>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          {days(
            'retention-scans',
            'Scans, in days',
            'Their records and coverage, and records of cost being fetched. The newest of each account stays.',
            'scanDays',
            scanDays,
            setScanDays,
          )}
          {days(
            'retention-history',
            'History, in days',
            'Changes of findings, earlier states of resources, messages that were sent, runs of workflows.',
            'historyDays',
            historyDays,
            setHistoryDays,
          )}
        </div>
        {mayChange ? (
          <div>
            <Button type="submit" variant="primary" disabled={!isChanged || pending}>
              {pending ? 'Saving…' : 'Save'}
            </Button>
          </div>
        ) : (
          <p className="text-xs text-ink-muted">An administrator of the organization may change this.</p>
        )}
      </form>
      <ConfirmDialog open={asking} onOpenChange={setAsking} title="Keep less?" confirm="Keep less" onConfirm={save}>
        The next nightly clean-up deletes what is older than that. It cannot be brought back.
      </ConfirmDialog>
    </Card>
  );
}
