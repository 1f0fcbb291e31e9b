'use client';

import { RefreshCwIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog';
import { refreshCostsAction } from '@/server/costs/actions';
import type { CostPageData } from '@/server/costs/report/page';
import { formatMoney } from './format-money';

interface RefreshButtonProps {
  sources: CostPageData['sources'];
  refresh: CostPageData['refresh'];
  spent: CostPageData['spent'];
  cap: number;
}

/** Asks Cost Explorer now, after telling what that costs. */
export function RefreshButton({ sources, refresh, spent, cap }: RefreshButtonProps) {
  const router = useRouter();
  const mayRefresh = useCan('costs:create');
  const [open, setOpen] = useState(false);
  const [pending, startTransition] = useTransition();
  const asked = sources.filter(({ status }) => status !== 'covered');
  if (!mayRefresh || asked.length === 0) return null;
  const isFirst = asked.some(({ lastDay }) => lastDay === null);
  const start = () =>
    startTransition(async () => {
      for (const { awsAccountId } of asked) if (!settle(await refreshCostsAction({ awsAccountId }))) break;
      setOpen(false);
      router.refresh();
    });
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>
          <RefreshCwIcon aria-hidden="true" />
          Refresh
        </Button>
      </DialogTrigger>
      <DialogContent title="Ask Cost Explorer now?" description="AWS bills each request, and renews its figures at most three times a day.">
        <dl className="grid gap-1.5 text-sm">
          {asked.map(({ awsAccountId, name, lastDay, kind }) => (
            <div key={awsAccountId} className="flex justify-between gap-4">
              <dt className="min-w-0 truncate">{name}</dt>
              <dd className="tabular shrink-0 text-ink-muted">
                {kind === 'sample' ? 'nothing, it is a sample' : `${lastDay === null ? 'from ' : ''}${formatMoney(refresh.price, 'USD')}`}
              </dd>
            </div>
          ))}
        </dl>
        <p className="text-xs text-ink-muted">
          {refresh.requests} requests an account, more where an answer has several pages
          {isFirst && '; the first time there are fourteen months of them'}. This month: {spent.requests} of {cap} requests used,{' '}
          {formatMoney(spent.price, 'USD')}.
        </p>
        <DialogFooter>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button variant="primary" disabled={pending} onClick={start}>
            {pending ? 'Asking…' : 'Ask now'}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
