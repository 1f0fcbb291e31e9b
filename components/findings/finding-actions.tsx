'use client';

import { BellIcon, BellOffIcon, ExternalLinkIcon, ScanSearchIcon, ShieldCheckIcon, UserCheckIcon } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import type { FindingDetail } from '@/server/findings/types';
import { MuteDialog } from './mute-dialog';
import { AssignDialog } from './triage/assign-dialog';
import { ExceptionDialog } from './triage/exception-dialog';
import { useUnmute } from './use-unmute';
import type { Verification } from './use-verification';
import { wholeLook } from './whole-look';

/** What can be done about one finding. */
export function FindingActions({ finding, verification }: { finding: FindingDetail; verification: Verification }) {
  const [acting, setActing] = useState<'assign' | 'mute' | 'accept' | null>(null);
  const mayChange = useCan('findings:update');
  const mayScan = useCan('scans:create');
  const unmute = useUnmute();
  const dialog = (act: typeof acting) => ({
    open: acting === act,
    onOpenChange: (open: boolean) => !open && setActing(null),
    target: { ids: [finding.id] },
    count: 1,
  });
  const whole = wholeLook(finding);
  return (
    <>
      <div className="mt-3 flex flex-wrap gap-2">
        {finding.consoleUrl && (
          <Button asChild>
            <a href={finding.consoleUrl} target="_blank" rel="noreferrer">
              Open in AWS
              <ExternalLinkIcon aria-hidden="true" />
            </a>
          </Button>
        )}
        {mayScan && finding.status !== 'excluded' && (
          <Button disabled={verification.isBusy} onClick={() => verification.start.mutate()}>
            <ScanSearchIcon aria-hidden="true" />
            {verification.isBusy ? 'Verifying…' : finding.status === 'open' || finding.status === 'muted' ? 'Verify the fix' : 'Look again'}
          </Button>
        )}
        {mayChange && (
          <Button onClick={() => setActing('assign')}>
            <UserCheckIcon aria-hidden="true" />
            Assign
          </Button>
        )}
        {mayChange && finding.status === 'open' && (
          <>
            <Button onClick={() => setActing('mute')}>
              <BellOffIcon aria-hidden="true" />
              Mute
            </Button>
            {!finding.exception && (
              <Button onClick={() => setActing('accept')}>
                <ShieldCheckIcon aria-hidden="true" />
                Accept risk
              </Button>
            )}
          </>
        )}
        {mayChange && finding.status === 'muted' && (
          <Button disabled={unmute.pending} onClick={() => unmute.run({ ids: [finding.id] })}>
            <BellIcon aria-hidden="true" />
            {finding.exception ? 'Open it again' : 'Unmute'}
          </Button>
        )}
        <Button variant="ghost" asChild>
          <Link href={`/checks/${finding.checkId}`}>About this check</Link>
        </Button>
        <MuteDialog {...dialog('mute')} onMuted={() => undefined} />
        <ExceptionDialog {...dialog('accept')} />
        <AssignDialog {...dialog('assign')} current={finding.assignee?.id ?? null} />
      </div>
      {whole && mayScan && !verification.isBusy && finding.status !== 'excluded' && (
        <p className="mt-2 text-xs text-ink-muted">
          The inventory has no resource for this finding, so looking again reads {whole}, as a scan does. That takes longer.
        </p>
      )}
    </>
  );
}
