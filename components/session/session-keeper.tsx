'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { SignInForm } from '@/components/auth/sign-in-form';
import { ApiError, getJson, sendJson } from '@/components/lib/api';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { openSessionConnection, type SessionEvent } from './session-connection';

/** Renews the session, and says how long it lasts then: no longer than before when its last day is over. */
async function renew(): Promise<SessionEvent> {
  const { expiresAt } = await sendJson<{ expiresAt: string }>('POST', '/api/session/renew');
  const remaining = Math.max(0, Math.floor((Date.parse(expiresAt) - Date.now()) / 1000));
  return { call_refresh: remaining <= 60, time_remaining_seconds: remaining };
}

const isAlive = (): Promise<boolean> =>
  getJson('/api/auth/verify-token').then(
    () => true,
    (error: unknown) => !(error instanceof ApiError && error.status === 401),
  );

const signOutMs = 1500;

interface SessionKeeperProps {
  email: string;
  provider: 'local' | 'workos';
}

/**
 * Keeps the session of an open page alive. Where it cannot be renewed, it asks to sign in again over the page, so that nothing
 * that was typed is lost.
 */
export function SessionKeeper({ email, provider }: SessionKeeperProps) {
  const router = useRouter();
  /** When the session ends, in milliseconds; null: not soon. */
  const [endsAt, setEndsAt] = useState<number | null>(null);
  const [dismissed, setDismissed] = useState(false);
  const [round, setRound] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each round, after a sign-in, listens anew
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hear = ({ call_refresh: soon, time_remaining_seconds: left }: SessionEvent) => {
      clearTimeout(timer);
      const show = () => {
        setEndsAt(soon ? Date.now() + left * 1000 : null);
        if (!soon || left === 0) setDismissed(false);
      };
      // Whoever signs out leaves this page in a moment.
      if (left === 0) timer = setTimeout(show, signOutMs);
      else show();
    };
    const close = openSessionConnection({ url: '/api/session/events', renew, isAlive, onEvent: hear });
    return () => {
      clearTimeout(timer);
      close();
    };
  }, [round]);

  const remaining = useRemaining(endsAt);
  const ended = remaining === 0;
  const signedIn = () => {
    setEndsAt(null);
    setDismissed(false);
    setRound((before) => before + 1);
    router.refresh();
  };
  return (
    <Dialog open={endsAt !== null && (ended || !dismissed)} onOpenChange={(open) => !open && !ended && setDismissed(true)}>
      <DialogContent
        title={ended ? 'Your session has ended' : 'Your session ends soon'}
        description={
          ended
            ? 'Sign in again to go on where you are. What you have typed is still there.'
            : `In about ${remaining} s. Sign in again to go on where you are; what you have typed stays.`
        }
        onInteractOutside={(event) => event.preventDefault()}
      >
        {provider === 'local' ? (
          <SignInForm bare email={email} onSignedIn={signedIn} />
        ) : (
          <div className="grid gap-3">
            <Button variant="primary" size="lg" asChild>
              <a href="/sign-in" target="_blank" rel="noreferrer">
                Sign in in another tab
              </a>
            </Button>
            <Button size="lg" onClick={signedIn}>
              I have signed in
            </Button>
          </div>
        )}
      </DialogContent>
    </Dialog>
  );
}

/** Seconds until then, counted down; null: no end in sight. */
function useRemaining(endsAt: number | null): number | null {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (endsAt === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [endsAt]);
  return endsAt === null ? null : Math.max(0, Math.ceil((endsAt - now) / 1000));
}
