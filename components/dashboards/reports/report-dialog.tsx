'use client';

import { type FormEvent, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field, Input, NativeSelect } from '@/components/ui/field';
import { createReportAction, previewReportAction, updateReportAction } from '@/server/reports/actions';
import { type Attachment, attachmentLabel, attachments } from '@/server/reports/constants';
import type { ReportSource, Schedule } from '@/server/reports/schema';
import type { Receiver, ReportContent, ReportRow } from '@/server/reports/types';
import type { ReportChoices } from './report-choices';
import { ReportPreview } from './report-preview';
import { ScheduleFields } from './schedule-fields';
import { SourceFields } from './source-fields';

interface ReportDialogProps {
  /** null: a new one. */
  report: ReportRow | null;
  /** What it is about is its owner's to choose. */
  mine: boolean;
  receivers: readonly Receiver[];
  choices: ReportChoices;
  dashboard: string | null;
  onDone: () => void;
  onClose: () => void;
}

const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** Makes or changes a report: what, to whom, when, and how it would look now. */
export function ReportDialog({ report, mine, receivers, choices, dashboard, onDone, onClose }: ReportDialogProps) {
  const [name, setName] = useState(report?.name ?? choices.dashboards.find(({ id }) => id === dashboard)?.name ?? '');
  const [source, setSource] = useState<ReportSource>(
    report?.source ?? (dashboard ? { kind: 'dashboard', dashboardId: dashboard } : { kind: 'findings', filter: {} }),
  );
  const [channelId, setChannelId] = useState(report?.channel.id ?? receivers.find(({ enabled }) => enabled)?.id ?? receivers[0]?.id ?? '');
  const [attachment, setAttachment] = useState<Attachment>(report?.attachment ?? 'none');
  const [schedule, setSchedule] = useState<Schedule>(
    report?.schedule ?? { frequency: 'weekly', hour: 8, weekday: 1, monthDay: null, timeZone: ownZone() },
  );
  const [refusal, setRefusal] = useState<string | null>(null);
  const [preview, setPreview] = useState<ReportContent | null>(null);
  const [pending, startTransition] = useTransition();
  const receiver = receivers.find(({ id }) => id === channelId);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === '') return setRefusal('Give it a name.');
    startTransition(async () => {
      const fields = { name: name.trim(), channelId, attachment, schedule };
      const result = report
        ? await updateReportAction({ reportId: report.id, ...fields, ...(mine ? { source } : {}) })
        : await createReportAction({ ...fields, source });
      if (result.ok) onDone();
      else setRefusal(result.error.message);
    });
  }

  function look() {
    startTransition(async () => {
      const result = await previewReportAction({ source });
      setPreview(result.ok ? result.data : null);
      setRefusal(result.ok ? null : result.error.message);
    });
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={report ? 'Change the report' : 'New report'}
        description={
          mine ? 'It is read with what you may see, each time it is made.' : `It is read with what ${report?.owner.name} may see.`
        }
        className="sm:max-w-2xl"
      >
        <form onSubmit={submit} className="grid min-w-0 gap-4" noValidate>
          <Field id="report-name" label="Name">
            <Input id="report-name" value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
          </Field>
          {mine && (
            <SourceFields
              source={source}
              choices={choices}
              onChange={(next) => {
                setSource(next);
                setPreview(null);
              }}
            />
          )}
          <div className="grid gap-4 sm:grid-cols-2">
            <Field
              id="report-channel"
              label="To"
              hint={receiver?.kind === 'email' ? 'A letter with tables' : 'A summary and a link'}
              error={receiver && !receiver.enabled ? 'This channel is switched off.' : undefined}
            >
              <NativeSelect id="report-channel" value={channelId} onChange={(event) => setChannelId(event.target.value)}>
                {receivers.map(({ id, name: label, enabled }) => (
                  <option key={id} value={id}>
                    {label}
                    {enabled ? '' : ' (switched off)'}
                  </option>
                ))}
              </NativeSelect>
            </Field>
            {receiver?.kind === 'email' && (
              <Field id="report-file" label="File that goes along">
                <NativeSelect
                  id="report-file"
                  value={attachment}
                  onChange={(event) => setAttachment(attachments.find((each) => each === event.target.value) ?? 'none')}
                >
                  {attachments.map((each) => (
                    <option key={each} value={each}>
                      {attachmentLabel[each]}
                    </option>
                  ))}
                </NativeSelect>
              </Field>
            )}
          </div>
          <ScheduleFields schedule={schedule} onChange={setSchedule} />
          {refusal && (
            <p role="alert" className="text-sm text-critical-text">
              {refusal}
            </p>
          )}
          {preview && <ReportPreview content={preview} />}
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            {mine && (
              <Button disabled={pending} onClick={look}>
                Preview
              </Button>
            )}
            <Button type="submit" variant="primary" disabled={pending || channelId === ''}>
              {pending ? 'Working…' : report ? 'Save' : 'Schedule'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
