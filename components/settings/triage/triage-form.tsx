'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { SeverityLabel } from '@/components/posture/severity';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { Field, fieldNotes, Input } from '@/components/ui/field';
import { type Severity, severities } from '@/server/checks/types';
import { saveTriageSettingsAction } from '@/server/triage/actions';
import { type TriageSettings, triageSettingsSchema } from '@/server/triage/schema';

type Texts = Record<Severity | 'near' | 'max', string>;

const textsOf = ({ dueDays, nearDays, exceptionMaxDays }: TriageSettings): Texts => ({
  critical: String(dueDays.critical ?? ''),
  high: String(dueDays.high ?? ''),
  medium: String(dueDays.medium ?? ''),
  low: String(dueDays.low ?? ''),
  near: String(nearDays),
  max: String(exceptionMaxDays),
});

/** Until when findings are due, and what it takes to accept a risk. */
export function TriageForm({ settings }: { settings: TriageSettings }) {
  const router = useRouter();
  const mayChange = useCan('organization:update');
  const [pending, startTransition] = useTransition();
  const [texts, setTexts] = useState(() => textsOf(settings));
  const [needApproval, setNeedApproval] = useState(settings.exceptionsNeedApproval);
  const days = (text: string) => (text.trim() === '' ? null : Number(text));
  const parsed = triageSettingsSchema.safeParse({
    dueDays: Object.fromEntries(severities.map((each) => [each, days(texts[each])])),
    nearDays: Number(texts.near),
    exceptionsNeedApproval: needApproval,
    exceptionMaxDays: Number(texts.max),
  });
  const errorOf = (...path: string[]) => {
    const message = parsed.error?.issues.find((issue) => issue.path.join('.') === path.join('.'))?.message;
    return message && `${message[0]?.toUpperCase()}${message.slice(1)}.`;
  };
  const isChanged = JSON.stringify(texts) !== JSON.stringify(textsOf(settings)) || needApproval !== settings.exceptionsNeedApproval;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!parsed.data) return;
    const wanted = parsed.data;
    startTransition(async () => {
      if (settle(await saveTriageSettingsAction(wanted), 'Saved')) router.refresh();
    });
  }

  const number = (key: keyof Texts, label: React.ReactNode, error: string | undefined, hint?: string, placeholder?: string) => (
    <Field id={`triage-${key}`} label={label} {...(hint ? { hint } : {})} {...(error ? { error } : {})}>
      <Input
        id={`triage-${key}`}
        type="number"
        inputMode="numeric"
        min={1}
        disabled={!mayChange}
        className="max-w-32"
        placeholder={placeholder}
        aria-describedby={fieldNotes(`triage-${key}`)}
        aria-invalid={error !== undefined}
        value={texts[key]}
        onChange={(event) => setTexts({ ...texts, [key]: event.target.value })}
      />
    </Field>
  );

  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      <Card aria-labelledby="due-title">
        <CardHeader
          id="due-title"
          title="Deadlines"
          description="Days from when a finding opened until it is due. Empty: no deadline. Open findings follow at once."
        />
        <div className="grid grid-cols-2 gap-4 border-t px-4 py-3 sm:grid-cols-4">
          {severities.map((severity) => (
            <div key={severity}>
              {number(severity, <SeverityLabel severity={severity} />, errorOf('dueDays', severity), undefined, 'none')}
            </div>
          ))}
        </div>
        <div className="border-t px-4 py-3">
          {number(
            'near',
            'Near, in days',
            errorOf('nearDays'),
            'For so many days before it ends, a deadline counts as near, and rules may tell of it.',
          )}
        </div>
      </Card>
      <Card aria-labelledby="exceptions-title">
        <CardHeader id="exceptions-title" title="Accepted risks" description="What it takes to live with a finding for longer." />
        <div className="grid gap-4 border-t px-4 py-3">
          <div className="flex items-start gap-2.5 text-sm">
            <Checkbox
              id="triage-approval"
              className="mt-0.5"
              disabled={!mayChange}
              checked={needApproval}
              aria-describedby="triage-approval-notes"
              onCheckedChange={(checked) => setNeedApproval(checked === true)}
            />
            <div>
              <label htmlFor="triage-approval">A second person has to approve</label>
              <p id="triage-approval-notes" className="mt-0.5 text-xs text-ink-muted">
                An admin other than who asks. Plain mutes then end within 30 days, so that they are no way round.
              </p>
            </div>
          </div>
          {number(
            'max',
            'Longest, in days',
            errorOf('exceptionMaxDays'),
            'Every accepted risk ends; nobody can choose more days than these.',
          )}
        </div>
      </Card>
      {mayChange ? (
        <div>
          <Button type="submit" variant="primary" disabled={!isChanged || !parsed.success || pending}>
            {pending ? 'Saving…' : 'Save'}
          </Button>
        </div>
      ) : (
        <p className="text-xs text-ink-muted">An administrator of the organization may change this.</p>
      )}
    </form>
  );
}
