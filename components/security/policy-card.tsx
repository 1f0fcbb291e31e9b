'use client';

import { useRouter } from 'next/navigation';
import { settle } from '@/components/lib/settle';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { setMfaPolicyAction } from '@/server/identity/second-factor/actions';
import type { SecondFactorStatus } from '@/server/identity/second-factor/types';
import { useReauthentication } from './use-reauthentication';

/** For admins: whether members must have two-step sign-in. */
export function PolicyCard({ status }: { status: SecondFactorStatus }) {
  const router = useRouter();
  const { ask, dialog } = useReauthentication(status.enabled);
  const required = status.organizationRequires;
  async function change() {
    const words = required ? 'Members choose for themselves' : 'Members must have two-step sign-in';
    if (settle(await ask(() => setMfaPolicyAction({ required: !required })), words)) router.refresh();
  }
  return (
    <Card aria-labelledby="policy-title">
      <CardHeader
        id="policy-title"
        title="For the whole organization"
        description="Whether members must have two-step sign-in"
        action={<Badge>{required ? 'Required' : 'Their choice'}</Badge>}
      />
      <div className="grid gap-3 px-4 pb-4">
        {!required && !status.enabled && (
          <p className="text-sm text-ink-muted">Set up two-step sign-in for yourself first: else you would lock yourself out.</p>
        )}
        <ConfirmDialog
          trigger={
            <Button className="justify-self-start" disabled={!required && !status.enabled}>
              {required ? 'Let members choose' : 'Require two-step sign-in'}
            </Button>
          }
          title={required ? 'Let members choose?' : 'Require two-step sign-in of every member?'}
          confirm={required ? 'Let them choose' : 'Require it'}
          onConfirm={change}
        >
          {required
            ? 'Members may switch two-step sign-in off for themselves.'
            : 'Members without it can do nothing from now on but set it up, and their API keys are refused until then.'}
        </ConfirmDialog>
        {dialog}
      </div>
    </Card>
  );
}
