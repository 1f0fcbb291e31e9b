'use client';

import { useQuery } from '@tanstack/react-query';
import { EyeOffIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { getJson } from '@/components/lib/api';
import { plural } from '@/components/lib/format';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog';
import { Field, fieldNotes, Input, NativeSelect, Textarea } from '@/components/ui/field';
import { createIgnoreRuleAction } from '@/server/drift/actions';
import type { RulePreview } from '@/server/drift/ignore/preview';

const terms = [
  { days: 30, label: '30 days' },
  { days: 90, label: '90 days' },
  { days: 365, label: 'One year' },
  { days: 0, label: 'Until somebody lifts it' },
];

interface Parts {
  stackName: string;
  resourceType: string;
  logicalId: string;
  propertyPath: string;
}

const fields: readonly { key: keyof Parts; label: string; hint: string }[] = [
  { key: 'stackName', label: 'Stack', hint: 'Empty: all stacks. * stands for any text.' },
  { key: 'resourceType', label: 'Resource type', hint: 'As in AWS::EC2::SecurityGroup' },
  { key: 'logicalId', label: 'Logical id', hint: 'The resource’s name in the template' },
  { key: 'propertyPath', label: 'Property', hint: 'As in /SecurityGroupIngress, with all below it' },
];

/** Makes a rule that hides drift, and shows beforehand what it hides. */
export function IgnoreDialog({ start, label = 'Ignore…' }: { start: Partial<Parts>; label?: string }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [open, setOpen] = useState(false);
  const [parts, setParts] = useState<Parts>({ stackName: '', resourceType: '', logicalId: '', propertyPath: '', ...start });
  const [reason, setReason] = useState('');
  const [owner, setOwner] = useState('');
  const [days, setDays] = useState(90);
  const [tried, setTried] = useState(false);
  if (!useCan('drift:update')) return null;
  const missing = { reason: reason.trim().length < 3, owner: owner.trim().length < 2 };

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (missing.reason || missing.owner) return;
    startTransition(async () => {
      const expiresAt = days > 0 ? new Date(Date.now() + days * 86_400_000).toISOString() : null;
      const input = { ...filled(parts), reason: reason.trim(), owner: owner.trim(), expiresAt };
      if (!settle(await createIgnoreRuleAction(input), 'Rule made')) return;
      setOpen(false);
      router.refresh();
    });
  }

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm">
          <EyeOffIcon aria-hidden="true" />
          {label}
        </Button>
      </DialogTrigger>
      <DialogContent title="Ignore drift" description="It stays stored and visible as ignored. The rule holds for all accounts.">
        <form onSubmit={submit} className="grid gap-4" noValidate>
          <div className="grid gap-3 sm:grid-cols-2">
            {fields.map(({ key, label: name, hint }) => (
              <Field key={key} id={`ignore-${key}`} label={name} hint={hint}>
                <Input
                  id={`ignore-${key}`}
                  aria-describedby={fieldNotes(`ignore-${key}`)}
                  value={parts[key]}
                  maxLength={256}
                  onChange={(event) => setParts({ ...parts, [key]: event.target.value })}
                />
              </Field>
            ))}
          </div>
          {open && <Preview parts={parts} />}
          <Field id="ignore-reason" label="Reason" error={tried && missing.reason ? 'Say in a few words why.' : undefined}>
            <Textarea
              id="ignore-reason"
              aria-describedby={fieldNotes('ignore-reason')}
              aria-invalid={tried && missing.reason}
              value={reason}
              maxLength={500}
              onChange={(event) => setReason(event.target.value)}
              placeholder="Set by the scaling policy"
            />
          </Field>
          <div className="grid gap-3 sm:grid-cols-2">
            <Field id="ignore-owner" label="Who answers for it" error={tried && missing.owner ? 'Say who answers for it.' : undefined}>
              <Input
                id="ignore-owner"
                aria-describedby={fieldNotes('ignore-owner')}
                aria-invalid={tried && missing.owner}
                value={owner}
                maxLength={120}
                onChange={(event) => setOwner(event.target.value)}
                placeholder="platform team"
              />
            </Field>
            <Field id="ignore-days" label="For">
              <NativeSelect id="ignore-days" value={days} onChange={(event) => setDays(Number(event.target.value))}>
                {terms.map((term) => (
                  <option key={term.days} value={term.days}>
                    {term.label}
                  </option>
                ))}
              </NativeSelect>
            </Field>
          </div>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" disabled={pending}>
              {pending ? 'Making…' : 'Ignore'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

const filled = (parts: Parts): Partial<Parts> =>
  Object.fromEntries(Object.entries(parts).flatMap(([key, value]) => (value.trim() ? [[key, value.trim()]] : [])));

function Preview({ parts }: { parts: Parts }) {
  const query = new URLSearchParams(filled(parts) as Record<string, string>).toString();
  const { data, error } = useQuery({
    queryKey: ['drift', 'ignore-preview', query],
    queryFn: ({ signal }) => getJson<RulePreview>(`/api/drift/ignore-rules/preview?${query}`, signal),
    enabled: query !== '',
  });
  return (
    <div className="rounded-lg border bg-sunken px-3 py-2 text-xs" role="status">
      {query === '' ? (
        'Fill in at least one of the four.'
      ) : error ? (
        error.message
      ) : data ? (
        <>
          <p className="font-medium">
            {data.differences === 0
              ? 'It hides nothing that is known now.'
              : `It hides ${plural(data.differences, 'difference')} in ${plural(data.stacks, 'stack')}; ${plural(data.resources, 'resource')} would be ignored altogether.`}
          </p>
          <ul className="mt-1 max-h-28 overflow-y-auto text-ink-muted">
            {data.examples.map((each) => (
              <li key={`${each.stackId} ${each.logicalId} ${each.path}`} className="break-all">
                {each.stackName} · {each.logicalId} <code>{each.path}</code>
              </li>
            ))}
          </ul>
        </>
      ) : (
        'Looking what it would hide…'
      )}
    </div>
  );
}
