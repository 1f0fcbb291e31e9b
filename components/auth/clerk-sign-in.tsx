'use client';

import { ClerkFailed, ClerkLoaded, ClerkLoading, SignIn, SignUp, useAuth, useClerk } from '@clerk/react';
import { CircleAlertIcon, LoaderCircleIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';

interface ClerkSignInProps {
  /** A path of ours to go to afterwards. */
  next: string;
  /** Show the form for new people. */
  signUp?: boolean;
}

/** Clerk's sign-in form; or, for somebody whom Clerk knows and whose cookie had just run out, a fresh cookie and on they go. */
export function ClerkSignIn({ next, signUp = false }: ClerkSignInProps) {
  const { isSignedIn } = useAuth();
  // Clerk's own form brings its heading.
  const heading = <h1 className="justify-self-start text-lg font-semibold">{signUp ? 'Sign up' : 'Sign in'}</h1>;
  return (
    <div className="grid justify-items-center gap-4">
      <ClerkLoading>
        {heading}
        <Loading />
      </ClerkLoading>
      <ClerkFailed>
        {heading}
        <Banner
          tone="danger"
          role="alert"
          icon={CircleAlertIcon}
          title="Clerk's sign-in does not load"
          action={
            <Button size="sm" onClick={() => window.location.reload()}>
              Reload
            </Button>
          }
        >
          {origin}
        </Banner>
      </ClerkFailed>
      <ClerkLoaded>
        {isSignedIn ? (
          <>
            {heading}
            <Renewal next={next} />
          </>
        ) : signUp ? (
          <SignUp routing="hash" signInUrl="/sign-in" forceRedirectUrl={next} />
        ) : (
          <SignIn routing="hash" signUpUrl="/sign-up" forceRedirectUrl={next} signUpForceRedirectUrl={next} />
        )}
      </ClerkLoaded>
    </div>
  );
}

const origin = 'Its script comes from Clerk. Check the connection, and that nothing blocks it, then reload this page.';

/** Clerk's script tries for a quarter of a minute before it gives up; nobody should look at a circle for so long. */
function Loading() {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 4000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" className="grid gap-2 justify-self-start text-ink-muted">
      <Turning text="Loading Clerk's sign-in …" />
      {isSlow && <p>This takes longer than usual. {origin}</p>}
    </div>
  );
}

const Turning = ({ text }: { text: string }) => (
  <p className="flex items-center gap-2">
    <LoaderCircleIcon className="size-4 animate-spin" aria-hidden="true" /> {text}
  </p>
);

function Waiting({ text }: { text: string }) {
  return (
    <div role="status" className="justify-self-start text-ink-muted">
      <Turning text={text} />
    </div>
  );
}

/** Clerk says that the person is signed in: a fresh token settles whether CloudLens lets them in. */
function Renewal({ next }: { next: string }) {
  const { getToken } = useAuth();
  const clerk = useClerk();
  const [refusal, setRefusal] = useState<string | null>(null);

  useEffect(() => {
    let left = false;
    const settle = async () => {
      await getToken({ skipCache: true });
      const answer = await fetch('/api/auth/me');
      if (left) return;
      if (answer.ok) window.location.replace(next);
      else if (answer.status === 401)
        setRefusal(
          'Clerk knows you, but CloudLens does not let this account in: you or your organization may have been removed or deactivated.',
        );
      else setRefusal('CloudLens cannot check your session right now: try again in a few seconds.');
    };
    settle().catch(() => left || setRefusal('Clerk does not answer: check the connection and reload this page.'));
    return () => {
      left = true;
    };
  }, [getToken, next]);

  if (!refusal) return <Waiting text="Renewing your session …" />;
  return (
    <Banner
      tone="danger"
      role="alert"
      icon={CircleAlertIcon}
      title="You are not let in"
      action={
        <Button size="sm" onClick={() => void clerk.signOut({ redirectUrl: '/sign-in' })}>
          Sign out of Clerk
        </Button>
      }
    >
      {refusal}
    </Banner>
  );
}
