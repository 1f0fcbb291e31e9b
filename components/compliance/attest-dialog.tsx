'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { Refusal } from '@/components/form/refusal';
import { plural } from '@/components/lib/format';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field, fieldNotes, Input, NativeSelect, Textarea } from '@/components/ui/field';
import { toast } from '@/components/ui/toast-store';
import { attestAction } from '@/server/compliance/actions';
import type { FrameworkDetail, RequirementRow } from '@/server/compliance/types';

const terms = [
  { days: 30, label: '30 days' },
  { days: 90, label: '90 days' },
  { days: 180, label: 'Half a year' },
  { days: 365, label: 'One year' },
];

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  row: RequirementRow;
  framework: FrameworkDetail;
}

/** Takes somebody's word for a requirement: what was looked at, where the evidence is, for which accounts and how long. */
export function AttestDialog({ open, onOpenChange, row, framework }: Props) {
  const router = useRouter();
  const { accounts } = framework.scope;
  const [statement, setStatement] = useState('');
  const [evidenceUrl, setEvidenceUrl] = useState('');
  const [days, setDays] = useState(180);
  const [account, setAccount] = useState('');
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const tooShort = statement.trim().length < 10;
  const error = tried && tooShort ? 'Say in a sentence what was looked at, and what was found.' : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (tooShort) return;
    setRefusal(null);
    startTransition(async () => {
      const result = await attestAction({
        framework: framework.id,
        requirement: row.id,
        awsAccountIds: account ? [account] : accounts.map(({ id }) => id),
        statement: statement.trim(),
        evidenceUrl: evidenceUrl.trim() || null,
        expiresAt: new Date(Date.now() + days * 86_400_000).toISOString(),
      });
      if (!result.ok) return setRefusal(result.error.message);
      toast({ tone: 'success', title: `Attested ${row.id} for ${plural(result.data.accounts, 'account')}` });
      setStatement('');
      setEvidenceUrl('');
      setTried(false);
      onOpenChange(false);
      router.refresh();
    });
  }

  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={`Attest ${row.id}`}
        description={`${row.name ?? 'No check judges this requirement'}. Your name and this moment go with it. It counts as attested, never as passed.`}
      >
        <form onSubmit={submit} className="grid gap-4" noValidate>
          <Field
            id="attest-statement"
            label="Statement"
            hint="What was looked at, and what was found. Auditors will read it."
            error={error}
          >
            <Textarea
              id="attest-statement"
              aria-describedby={fieldNotes('attest-statement')}
              aria-invalid={error !== undefined}
              maxLength={2000}
              value={statement}
              onChange={(event) => setStatement(event.target.value)}
            />
          </Field>
          <Field id="attest-url" label="Evidence (optional)" hint="Address of a document, ticket or page.">
            <Input
              id="attest-url"
              type="url"
              aria-describedby={fieldNotes('attest-url')}
              placeholder="https://"
              maxLength={1000}
              value={evidenceUrl}
              onChange={(event) => setEvidenceUrl(event.target.value)}
            />
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field id="attest-account" label="For">
              <NativeSelect id="attest-account" value={account} onChange={(event) => setAccount(event.target.value)}>
                {accounts.length > 1 && <option value="">All {accounts.length} accounts</option>}
                {accounts.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </NativeSelect>
            </Field>
            <Field id="attest-days" label="Holds">
              <NativeSelect id="attest-days" value={days} onChange={(event) => setDays(Number(event.target.value))}>
                {terms.map((term) => (
                  <option key={term.days} value={term.days}>
                    {term.label}
                  </option>
                ))}
              </NativeSelect>
            </Field>
          </div>
          <Refusal text={refusal} />
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" disabled={pending}>
              {pending ? 'Attesting…' : 'Attest'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
