'use client';

import { useState } from 'react';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { resourceLabel } from '@/server/limits/constants';
import type { ResourceLimit } from '@/server/limits/types';
import { LimitDialog, type LimitedMember } from './limit-dialog';

interface LimitsCardProps {
  limits: readonly ResourceLimit[];
  /** For whom an admin may set a limit of their own. */
  members: readonly LimitedMember[];
}

/** How much may be begun in an hour, what is used of it, and for admins where that is set. */
export function LimitsCard({ limits, members }: LimitsCardProps) {
  const [open, setOpen] = useState<ResourceLimit | null>(null);
  const mayChange = useCan('organization:update');
  return (
    <Card aria-labelledby="limits-title">
      <CardHeader
        id="limits-title"
        title="Limits an hour"
        description="For everybody together and for each person; what schedules begin counts against nobody"
      />
      <ul className="divide-y">
        {limits.map((limit) => (
          <li key={limit.resource} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-medium">{resourceLabel[limit.resource]}</p>
              <p className="tabular text-xs text-ink-muted">
                The organization {limit.organization.used} of {limit.organization.perHour}, you {limit.own.used} of {limit.own.perHour}
                {limit.people.length > 0 && `; own limits: ${limit.people.map(({ name, perHour }) => `${name} ${perHour}`).join(', ')}`}
              </p>
            </div>
            {mayChange && (
              <Button size="sm" aria-label={`Change the limit: ${resourceLabel[limit.resource]}`} onClick={() => setOpen(limit)}>
                Change
              </Button>
            )}
          </li>
        ))}
      </ul>
      {open && <LimitDialog limit={open} members={members} onClose={() => setOpen(null)} />}
    </Card>
  );
}
