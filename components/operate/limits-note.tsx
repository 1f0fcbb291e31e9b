'use client';

import { useState } from 'react';
import { LimitDialog, type LimitedMember } from '@/components/settings/limits/limit-dialog';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import type { LaunchLimits } from '@/server/operate/types';

/** How many instances may still be launched in this hour, and for admins where that is set. */
export function LimitsNote({ limits, members }: { limits: LaunchLimits; members: readonly LimitedMember[] }) {
  const { organization, own } = limits;
  const [open, setOpen] = useState(false);
  const left = Math.max(0, Math.min(organization.perHour - organization.used, own.perHour - own.used));
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 text-sm text-ink-muted">
      <p>
        <span className="tabular font-medium text-ink">{left}</span> more {left === 1 ? 'instance' : 'instances'} can be launched within
        this hour: the organization has launched {organization.used} of {organization.perHour}, you {own.used} of {own.perHour}.
      </p>
      {useCan('organization:update') && (
        <Button size="sm" onClick={() => setOpen(true)}>
          Change the limit
        </Button>
      )}
      {open && <LimitDialog limit={{ resource: 'ec2.launch', ...limits }} members={members} onClose={() => setOpen(false)} />}
    </div>
  );
}
