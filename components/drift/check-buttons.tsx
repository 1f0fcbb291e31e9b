'use client';

import { PlayIcon, RefreshCwIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { plural } from '@/components/lib/format';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog';
import { Field, NativeSelect } from '@/components/ui/field';
import { toast } from '@/components/ui/toast-store';
import { checkAllDriftAction, triggerDriftAction } from '@/server/drift/actions';
import type { StackDetail } from '@/server/drift/types';
import type { AccountRef } from '@/server/posture';

/** Has CloudFormation look at one stack now. */
export function CheckStackButton({ stack }: { stack: StackDetail }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  if (!useCan('drift:create')) return null;
  const busy = pending || stack.running !== null;
  const check = () =>
    startTransition(async () => {
      const input = { awsAccountId: stack.account.id, stackName: stack.stackId, region: stack.region };
      if (settle(await triggerDriftAction(input), 'CloudFormation is looking')) router.refresh();
    });
  return (
    <Button variant="primary" onClick={check} disabled={busy || stack.notCheckable !== null} title={stack.notCheckable ?? undefined}>
      <RefreshCwIcon aria-hidden="true" className={busy ? 'animate-spin [animation-duration:2.5s]' : undefined} />
      {busy ? 'Checking…' : 'Check for drift'}
    </Button>
  );
}

/** Puts the stacks of an account, or of all, in line. */
export function CheckAllDialog({ accounts, regions }: { accounts: readonly AccountRef[]; regions: readonly string[] }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [open, setOpen] = useState(false);
  const [account, setAccount] = useState('');
  const [region, setRegion] = useState('');
  const [force, setForce] = useState(false);
  if (!useCan('drift:create') || accounts.length === 0) return null;

  function submit(event: FormEvent) {
    event.preventDefault();
    startTransition(async () => {
      const chosen = { ...(account ? { awsAccountId: account } : {}), ...(region ? { region } : {}), force };
      const settled = settle(await checkAllDriftAction(chosen));
      if (!settled) return;
      const { queued, skipped } = settled.data;
      const left = [
        skipped.recent > 0 && `${skipped.recent} checked lately`,
        skipped.unchanged > 0 && `${skipped.unchanged} unchanged`,
        skipped.running > 0 && `${skipped.running} in line already`,
        skipped.state > 0 && `${skipped.state} in a state that AWS does not check`,
      ].filter(Boolean);
      toast({
        tone: 'success',
        title: queued > 0 ? `${plural(queued, 'stack')} in line` : 'Nothing to check',
        ...(left.length > 0 ? { description: `Left out: ${left.join(', ')}.` } : {}),
      });
      setOpen(false);
      router.refresh();
    });
  }

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="primary">
          <PlayIcon aria-hidden="true" />
          Check stacks
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Check stacks for drift"
        description="Five at once in a region. It only reads; CloudFormation charges nothing for it."
      >
        <form onSubmit={submit} className="grid gap-4" noValidate>
          <Field id="check-account" label="Account">
            <NativeSelect id="check-account" value={account} onChange={(event) => setAccount(event.target.value)}>
              <option value="">All accounts</option>
              {accounts.map(({ id, name, accountId }) => (
                <option key={id} value={id}>
                  {name} ({accountId})
                </option>
              ))}
            </NativeSelect>
          </Field>
          <Field id="check-region" label="Region">
            <NativeSelect id="check-region" value={region} onChange={(event) => setRegion(event.target.value)}>
              <option value="">All regions</option>
              {regions.map((each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
            </NativeSelect>
          </Field>
          {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is a button that carries the name itself */}
          <label className="flex items-start gap-2 text-sm">
            <Checkbox
              className="mt-0.5"
              aria-label="Also what was checked lately"
              checked={force}
              onCheckedChange={(checked) => setForce(checked === true)}
            />
            <span>
              Also what was checked lately
              <span className="block text-xs text-ink-muted">
                Otherwise stacks checked within 20 hours, and those that cannot have changed, are left out.
              </span>
            </span>
          </label>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" disabled={pending}>
              {pending ? 'Asking…' : 'Check'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
