'use client';

import { CheckCircle2Icon, CircleAlertIcon, CircleHelpIcon, CircleXIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { formatInstant } from '@/components/lib/format';
import { settle } from '@/components/lib/settle';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast-store';
import type { OperatorAccess } from '@/server/operate/access/read-access';
import { turnOffOperatingAction, turnOnOperatingAction } from '@/server/operate/actions';
import { OperatorWays } from './operator-ways';
import { PrepareForm } from './prepare-form';

interface OperatingCardProps {
  awsAccountId: string;
  accountId: string;
  access: OperatorAccess;
  mayChange: boolean;
}

const words = {
  none: { tone: 'neutral', label: 'Off' },
  off: { tone: 'neutral', label: 'Off' },
  pending: { tone: 'medium', label: 'Waiting for the role' },
  on: { tone: 'pass', label: 'On' },
} as const;

/** Whether instances of the account may be changed from here, and the way to allow or end it. */
export function OperatingCard({ awsAccountId, accountId, access, mayChange }: OperatingCardProps) {
  const { status, roleArn, onlyTagged, provenAt, lastError, setUp } = access;
  const { tone, label } = words[status];
  return (
    <Card>
      <CardHeader
        title={
          <span className="flex items-center gap-2">
            Operating <Badge tone={tone}>{label}</Badge>
          </span>
        }
        description="Start, stop and launch instances and mend findings, by a second role with an external id of its own. The scan role stays read-only."
        action={status === 'on' && mayChange ? <TurnOff awsAccountId={awsAccountId} /> : null}
      />
      <div className="grid grid-cols-1 gap-3 px-4 pb-4 text-sm">
        {status === 'on' && (
          <>
            <code className="text-xs break-all">{roleArn}</code>
            <p className="text-ink-muted">
              {provenAt ? `Proven ${formatInstant(provenAt)}. ` : ''}
              {onlyTagged ? 'Only instances that carry cloudlens:operate=true.' : 'Any instance of the account.'}
              {access.withFixes ? ' Findings may be mended by runs.' : ''}
            </p>
            <Proof access={access} />
          </>
        )}
        {lastError && (
          <p className="flex gap-2 rounded-md bg-critical-soft px-3 py-2 text-critical-text">
            <CircleAlertIcon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
            {lastError}
          </p>
        )}
        {!mayChange && status !== 'on' && <p className="text-ink-muted">An admin of your organization turns it on here.</p>}
        {mayChange && status === 'pending' && setUp && (
          <>
            <OperatorWays accountId={accountId} roleArn={roleArn ?? ''} setUp={setUp} />
            <div className="flex flex-wrap gap-2">
              <TurnOn awsAccountId={awsAccountId} />
            </div>
          </>
        )}
        {mayChange && status !== 'on' && <PrepareForm awsAccountId={awsAccountId} access={access} />}
      </div>
    </Card>
  );
}

function TurnOn({ awsAccountId }: { awsAccountId: string }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const turnOn = () =>
    startTransition(async () => {
      const settled = settle(await turnOnOperatingAction({ awsAccountId }));
      router.refresh();
      if (!settled) return;
      const { denied } = settled.data;
      toast(
        denied === 0
          ? { tone: 'success', title: 'Operating is on' }
          : {
              tone: 'success',
              title: 'Operating is on',
              description: `The role may not do ${denied} of its operations: see what is missing.`,
            },
      );
    });
  return (
    <Button variant="primary" onClick={turnOn} disabled={pending}>
      {pending ? 'Proving the role…' : 'Prove the role and turn on'}
    </Button>
  );
}

function TurnOff({ awsAccountId }: { awsAccountId: string }) {
  const router = useRouter();
  return (
    <ConfirmDialog
      trigger={<Button>Turn off</Button>}
      title="Turn operating off?"
      confirm="Turn off"
      onConfirm={async () => {
        if (settle(await turnOffOperatingAction({ awsAccountId }), 'Operating is off')) router.refresh();
      }}
    >
      At once nobody can change anything in this account from here. The role stays in AWS: delete its stack there to be rid of it.
    </ConfirmDialog>
  );
}

/** What the role answered when each operation was tried without being done. */
function Proof({ access: { proof } }: { access: OperatorAccess }) {
  if (!proof) return null;
  const denied = proof.operations.filter(({ state }) => state === 'denied');
  const untested = proof.operations.filter(({ state }) => state === 'not-tested');
  const allowed = proof.operations.length - denied.length - untested.length;
  return (
    <ul className="grid gap-1.5">
      <li className="flex items-start gap-2">
        <CheckCircle2Icon className="mt-0.5 size-4 shrink-0 text-pass-text" aria-hidden="true" />
        {allowed} of {proof.operations.length} operations tried in {proof.region}, without doing them, and allowed
      </li>
      {denied.map(({ action, purpose }) => (
        <li key={action} className="flex items-start gap-2">
          <CircleXIcon className="mt-0.5 size-4 shrink-0 text-critical-text" aria-hidden="true" />
          <span>
            Missing: <code className="text-xs">{action}</code>, to {purpose}
          </span>
        </li>
      ))}
      {untested.map(({ action, why }) => (
        <li key={action} className="flex items-start gap-2 text-ink-muted">
          <CircleHelpIcon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
          <span>
            Not tried: <code className="text-xs">{action}</code>. {why}
          </span>
        </li>
      ))}
    </ul>
  );
}
