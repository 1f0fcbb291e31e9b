'use client';

import { CheckCircle2Icon, CircleXIcon, RocketIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { plural } from '@/components/lib/format';
import { settle } from '@/components/lib/settle';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog';
import { Field, fieldNotes, Input, NativeSelect, Textarea } from '@/components/ui/field';
import { launchAction, rehearseLaunchAction } from '@/server/operate/actions';
import type { LaunchTemplateRow, Rehearsal, TemplateVersion } from '@/server/operate/types';

/** `Name=web-7`, one a line. null: a line is not like that. */
function tagsIn(text: string): Record<string, string> | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.some((line) => !/^[^=]+=/.test(line))) return null;
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')).trim(), line.slice(line.indexOf('=') + 1).trim()]));
}

/** Launches from a template: first asked of AWS without doing it, then done, once. */
export function LaunchDialog({ template, versions }: { template: LaunchTemplateRow; versions: readonly TemplateVersion[] }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [pending, startTransition] = useTransition();
  const [version, setVersion] = useState('$Default');
  const [count, setCount] = useState('1');
  const [subnetId, setSubnetId] = useState('');
  const [tagText, setTagText] = useState('');
  const [clientToken, setClientToken] = useState('');
  const [rehearsal, setRehearsal] = useState<Rehearsal | null>(null);
  const tags = tagsIn(tagText);
  const isRight = /^\d{1,2}$/.test(count) && Number(count) >= 1 && Number(count) <= 20 && tags !== null;

  const input = () => ({
    templateId: template.id,
    awsAccountId: template.account.id,
    region: template.region,
    count: Number(count),
    clientToken,
    version: version === '$Default' ? ('$Default' as const) : Number(version),
    ...(subnetId.trim() ? { subnetId: subnetId.trim() } : {}),
    ...(tags && Object.keys(tags).length > 0 ? { tags } : {}),
  });
  /** Another request needs another rehearsal, and is another launch. */
  const change = (set: () => void) => {
    set();
    setRehearsal(null);
    setClientToken(crypto.randomUUID());
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isRight) return;
    startTransition(async () => {
      if (rehearsal?.outcome !== 'would-work') {
        const tried = settle(await rehearseLaunchAction(input()));
        if (tried) setRehearsal(tried.data);
        return;
      }
      const launched = settle(await launchAction(input()), `AWS launches ${plural(Number(count), 'instance')}`);
      if (!launched) return;
      setOpen(false);
      const [first] = launched.data.answer.instanceIds ?? [];
      router.push(`/instances?account=${template.account.id}${Number(count) === 1 && first ? `&q=${first}` : ''}`);
    });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setRehearsal(null);
        if (next) setClientToken(crypto.randomUUID());
      }}
    >
      <DialogTrigger asChild>
        <Button variant="primary">
          <RocketIcon aria-hidden="true" />
          Launch
        </Button>
      </DialogTrigger>
      <DialogContent
        title={`Launch from ${template.name}`}
        description={`In ${template.account.name}, ${template.region}. All of them or none.`}
      >
        <form onSubmit={submit} className="grid gap-4" noValidate>
          <div className="grid gap-3 sm:grid-cols-2">
            <Field id="launch-version" label="Version">
              <NativeSelect id="launch-version" value={version} onChange={(event) => change(() => setVersion(event.target.value))}>
                <option value="$Default">The default ({template.defaultVersion})</option>
                {versions.map((each) => (
                  <option key={each.version} value={each.version}>
                    {each.version}
                    {each.description ? `: ${each.description}` : ''}
                  </option>
                ))}
              </NativeSelect>
            </Field>
            <Field id="launch-count" label="How many" hint="1 to 20">
              <Input
                id="launch-count"
                inputMode="numeric"
                value={count}
                onChange={(event) => change(() => setCount(event.target.value))}
                aria-describedby={fieldNotes('launch-count')}
              />
            </Field>
          </div>
          <Field id="launch-subnet" label="Subnet" hint="Without one: the template’s, or the default network’s">
            <Input
              id="launch-subnet"
              value={subnetId}
              placeholder="subnet-0123456789abcdef0"
              onChange={(event) => change(() => setSubnetId(event.target.value))}
              aria-describedby={fieldNotes('launch-subnet')}
              spellCheck={false}
            />
          </Field>
          <Field
            id="launch-tags"
            label="Tags"
            hint="One a line, as Name=web-7"
            {...(tags === null ? { error: 'Write each tag as key=value, one a line.' } : {})}
          >
            <Textarea
              id="launch-tags"
              value={tagText}
              onChange={(event) => change(() => setTagText(event.target.value))}
              aria-describedby={fieldNotes('launch-tags')}
              spellCheck={false}
            />
          </Field>
          <Outcome rehearsal={rehearsal} />
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" disabled={pending || !isRight || rehearsal?.outcome === 'refused'}>
              {rehearsal?.outcome === 'would-work'
                ? pending
                  ? 'Launching…'
                  : `Launch ${count}`
                : pending
                  ? 'Asking…'
                  : 'Try without launching'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

function Outcome({ rehearsal }: { rehearsal: Rehearsal | null }) {
  if (!rehearsal) return <p className="text-sm text-ink-muted">First AWS is asked whether it would launch; nothing is launched by that.</p>;
  if (rehearsal.outcome === 'would-work')
    return (
      <p role="status" className="flex items-start gap-2 text-sm text-pass-text">
        <CheckCircle2Icon className="mt-0.5 size-4 shrink-0" aria-hidden="true" /> AWS would launch. From then on it costs.
      </p>
    );
  return (
    <p role="status" className="flex items-start gap-2 text-sm text-critical-text">
      <CircleXIcon className="mt-0.5 size-4 shrink-0" aria-hidden="true" /> {rehearsal.reason}
    </p>
  );
}
