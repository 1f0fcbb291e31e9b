'use client';

import { MoonIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { AccountLabel } from '@/components/posture/account-label';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { setDriftScheduleAction } from '@/server/drift/actions';
import type { DriftSchedule } from '@/server/drift/queue/schedule';

/** Which accounts' stacks are checked at night. */
export function NightlyDialog({ schedules }: { schedules: readonly DriftSchedule[] }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const mayChange = useCan('drift:update');
  if (schedules.length === 0) return null;
  const set = (awsAccountId: string, nightly: boolean) =>
    startTransition(async () => {
      if (settle(await setDriftScheduleAction({ awsAccountId, schedule: nightly ? 'nightly' : 'off' }))) router.refresh();
    });
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button>
          <MoonIcon aria-hidden="true" />
          Nightly
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Checked every night"
        description="At 03:30 UTC, without stacks that were checked lately or cannot have changed."
      >
        <ul className="grid gap-2.5">
          {schedules.map(({ account, schedule }) => (
            <li key={account.id}>
              {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is a button that carries the name itself */}
              <label className="flex items-center gap-2.5 text-sm">
                <Checkbox
                  aria-label={`Check ${account.name} every night`}
                  checked={schedule === 'nightly'}
                  disabled={pending || !mayChange}
                  onCheckedChange={(checked) => set(account.id, checked === true)}
                />
                <AccountLabel account={account} showId />
              </label>
            </li>
          ))}
        </ul>
      </DialogContent>
    </Dialog>
  );
}
