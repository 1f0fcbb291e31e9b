import type { Metadata } from 'next';
import Link from 'next/link';
import { AcceptInvitation, InvitedSignIn, SignOutButton } from '@/components/auth/accept-invitation';
import { AuthHeading } from '@/components/auth/auth-heading';
import { InvitedForm } from '@/components/auth/register-form';
import { Button } from '@/components/ui/button';
import { viewInvitation } from '@/server/identity/invitations/data';
import { pageActor, pageHomeless } from '@/server/identity/page-actor';
import { requireLocalPage, tokenOf } from '@/server/identity/page-local';

// The address holds a secret: no other site may learn it from the Referer header.
export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer' };

export default async function InvitationPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  requireLocalPage();
  const token = tokenOf((await searchParams).token);
  const invitation = token && (await viewInvitation(token));
  const actor = await pageActor();
  const homeless = actor ? null : await pageHomeless();
  if (!token || !invitation)
    return (
      <>
        <AuthHeading title="This invitation is no good any more">
          It was used, revoked, or is too old; or the address was not copied whole. Ask for a new one.
        </AuthHeading>
        <Button size="lg" className="w-full" asChild>
          <Link href={actor ? '/overview' : '/sign-in'}>{actor ? 'To the overview' : 'Sign in'}</Link>
        </Button>
      </>
    );
  const { organizationName, inviter, role, email, hasAccount } = invitation;
  const isInvited = (actor ?? homeless)?.email.toLowerCase() === email;
  return (
    <>
      <AuthHeading title={`Join ${organizationName}`}>
        {inviter} invites {email} as {role}.
      </AuthHeading>
      {isInvited ? (
        <AcceptInvitation token={token} organization={organizationName} homeless={homeless !== null} />
      ) : actor ? (
        <div className="grid gap-4">
          <p className="text-sm">You are signed in as {actor.email}. Sign out, then open the invitation again.</p>
          <SignOutButton />
        </div>
      ) : hasAccount ? (
        <InvitedSignIn email={email} />
      ) : (
        <InvitedForm email={email} invitation={token} />
      )}
    </>
  );
}
