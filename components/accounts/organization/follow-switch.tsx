'use client';

import { useRouter } from 'next/navigation';
import { useId, useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { Checkbox } from '@/components/ui/checkbox';
import { followOrganizationAction } from '@/server/accounts/organization/actions';

export function FollowSwitch({ id, follow }: { id: string; follow: boolean }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const field = useId();
  const change = (wanted: boolean) =>
    startTransition(async () => {
      const done = await followOrganizationAction({ id, follow: wanted });
      if (settle(done, wanted ? 'New member accounts will be prepared' : 'New member accounts are left alone')) router.refresh();
    });
  return (
    <div className="flex items-start gap-2.5 text-sm">
      <Checkbox id={field} className="mt-0.5" checked={follow} disabled={pending} onCheckedChange={(checked) => change(checked === true)} />
      <label htmlFor={field}>
        Prepare accounts that join later by themselves
        <span className="block text-xs text-ink-muted">
          Once a day. Each then waits here for its role: run the script that you get by choosing it.
        </span>
      </label>
    </div>
  );
}
