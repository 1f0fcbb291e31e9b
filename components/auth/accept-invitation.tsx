'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { Refusal } from '@/components/form/refusal';
import { Button } from '@/components/ui/button';
import { signOutAction } from '@/server/identity/actions';
import { acceptInvitationAction } from '@/server/identity/local/actions';
import { joinAction } from '@/server/identity/organizations/actions';
import { SignInForm } from './sign-in-form';

interface AcceptInvitationProps {
  token: string;
  organization: string;
  /** They belong to no organization yet. */
  homeless?: boolean;
}

/** For whoever is signed in with the invited address. */
export function AcceptInvitation({ token, organization, homeless = false }: AcceptInvitationProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  const accept = () =>
    startTransition(async () => {
      const result = await (homeless ? joinAction : acceptInvitationAction)({ token });
      if (result.ok) router.replace('/overview');
      else setRefusal(result.error.message);
    });
  return (
    <div className="grid gap-4">
      <Refusal text={refusal} />
      <Button variant="primary" size="lg" disabled={pending} onClick={accept}>
        {pending ? 'Joining…' : `Join ${organization}`}
      </Button>
    </div>
  );
}

/** Ends the session that is in the way. */
export function SignOutButton({ label = 'Sign out' }: { label?: string }) {
  return (
    <Button size="lg" className="w-full" onClick={() => void signOutAction()}>
      {label}
    </Button>
  );
}

/** The sign-in of an invitation page; afterwards the page shows the button to accept. */
export function InvitedSignIn({ email }: { email: string }) {
  const router = useRouter();
  return <SignInForm email={email} onSignedIn={() => router.refresh()} />;
}
