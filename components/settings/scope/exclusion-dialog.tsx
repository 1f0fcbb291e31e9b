'use client';

import { CircleAlertIcon } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { sendJson } from '@/components/lib/api';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field, fieldNotes, Input, Textarea } from '@/components/ui/field';
import type { AccountRef } from '@/server/posture';
import type { ExclusionView } from '@/server/scope/views';
import { EndSelect, endOf, type Term } from './end-select';
import { linesOf, tagsOf } from './lines';
import { useSend } from './use-send';
import { WhereSelect } from './where-select';

interface ExclusionDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  accounts: readonly AccountRef[];
  whole: boolean;
  /** To be changed; absent: a new one. */
  exclusion?: ExclusionView;
}

export function ExclusionDialog({ open, onOpenChange, ...props }: ExclusionDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={props.exclusion ? 'Change the exclusion' : 'Exclude resources'}
        description="They are no longer judged. Their findings are set aside, neither fixed nor passing, and come back when the exclusion ends."
      >
        <ExclusionForm {...props} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

type FormProps = Omit<ExclusionDialogProps, 'open' | 'onOpenChange'> & { onDone: () => void };

function ExclusionForm({ accounts, whole, exclusion, onDone }: FormProps) {
  const [accountId, setAccountId] = useState(whole ? '' : (accounts[0]?.accountId ?? ''));
  const [resources, setResources] = useState((exclusion?.resources ?? []).join('\n'));
  const [tags, setTags] = useState(
    Object.entries(exclusion?.tags ?? {})
      .map(([key, value]) => `${key}=${value}`)
      .join('\n'),
  );
  const [checks, setChecks] = useState((exclusion?.checks ?? []).join('\n'));
  const [regions, setRegions] = useState((exclusion?.regions ?? []).join('\n'));
  const [reason, setReason] = useState(exclusion?.reason ?? '');
  const [owner, setOwner] = useState(exclusion?.owner ?? '');
  const had = exclusion && !exclusion.isOver ? exclusion.expiresAt : null;
  const [term, setTerm] = useState<Term>(had ? null : exclusion ? 0 : 90);
  const { send, pending, refusal } = useSend();
  const { resourceRegex, tagRegex, except } = exclusion ?? {};

  function submit(event: FormEvent) {
    event.preventDefault();
    const said = {
      ...(linesOf(resources).length > 0 ? { resources: linesOf(resources) } : {}),
      ...(linesOf(tags).length > 0 ? { tags: tagsOf(tags) } : {}),
      ...(linesOf(checks).length > 0 ? { checks: linesOf(checks) } : {}),
      ...(linesOf(regions).length > 0 ? { regions: linesOf(regions) } : {}),
      ...(resourceRegex ? { resourceRegex } : {}),
      ...(tagRegex ? { tagRegex } : {}),
      ...(except ? { except } : {}),
      reason: reason.trim(),
      owner: owner.trim() || null,
      expiresAt: endOf(term, had),
    };
    send(
      () =>
        exclusion
          ? sendJson('PUT', `/api/scope/exclusions/${exclusion.id}`, said)
          : sendJson('POST', '/api/scope/exclusions', { ...said, ...(accountId ? { accountId } : {}) }),
      exclusion ? 'Exclusion changed' : 'Resources excluded',
      onDone,
    );
  }

  const list = (id: string, label: string, hint: string, value: string, set: (value: string) => void, placeholder: string) => (
    <Field id={id} label={label} hint={hint}>
      <Textarea
        id={id}
        className="min-h-14 font-mono text-xs"
        aria-describedby={fieldNotes(id)}
        value={value}
        placeholder={placeholder}
        onChange={(event) => set(event.target.value)}
        spellCheck={false}
      />
    </Field>
  );
  return (
    <form onSubmit={submit} className="grid gap-4">
      {refusal && <Banner tone="danger" role="alert" icon={CircleAlertIcon} title={refusal} />}
      {!exclusion && <WhereSelect id="exclusion-where" value={accountId} accounts={accounts} whole={whole} onChange={setAccountId} />}
      {list(
        'exclusion-resources',
        'Resources',
        'An ARN, id or name a line; * stands for any characters. One has to fit.',
        resources,
        setResources,
        'arn:aws:s3:::public-*',
      )}
      {list(
        'exclusion-tags',
        'Tags',
        'key=value a line. All have to fit, and a resource as well if one is given.',
        tags,
        setTags,
        'env=sandbox*',
      )}
      {(resourceRegex || tagRegex || except) && (
        <p className="text-xs text-ink-muted">Its expressions and exceptions came from a file and stay as they are. Change them there.</p>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        {list('exclusion-checks', 'Checks', 'One a line, or all of a service. Empty: all.', checks, setChecks, 'ec2/*')}
        {list('exclusion-regions', 'Regions', 'One a line. Empty: all.', regions, setRegions, 'eu-*')}
      </div>
      <Field id="exclusion-reason" label="Reason" hint="Whoever looks at it next will read this.">
        <Input
          id="exclusion-reason"
          required
          minLength={3}
          maxLength={500}
          aria-describedby={fieldNotes('exclusion-reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="exclusion-owner" label="Owner">
          <Input
            id="exclusion-owner"
            maxLength={120}
            value={owner}
            placeholder="Who answers for it"
            onChange={(event) => setOwner(event.target.value)}
          />
        </Field>
        <EndSelect id="exclusion-end" value={term} had={had} onChange={setTerm} />
      </div>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" disabled={pending}>
          {pending ? 'Saving…' : exclusion ? 'Save' : 'Exclude'}
        </Button>
      </DialogFooter>
    </form>
  );
}
