'use client';

import { useState, useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { requestVerificationAction } from '@/server/identity/local/actions';

/** Shown while the address is not proven and mail can be sent. */
export function EmailCard({ email }: { email: string }) {
  const [pending, startTransition] = useTransition();
  const [sent, setSent] = useState(false);
  const send = () =>
    startTransition(async () => {
      if (settle(await requestVerificationAction())) setSent(true);
    });
  return (
    <Card aria-labelledby="email-title">
      <CardHeader id="email-title" title="E-mail address" description={`${email} is not confirmed yet`} />
      <div className="px-4 pb-4">
        {sent ? (
          <p role="status" className="text-sm text-ink-muted">
            A mail with a link is on its way.
          </p>
        ) : (
          <Button disabled={pending} onClick={send}>
            {pending ? 'Sending…' : 'Mail me a link to confirm it'}
          </Button>
        )}
      </div>
    </Card>
  );
}
