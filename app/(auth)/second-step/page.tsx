import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignOutButton } from '@/components/auth/accept-invitation';
import { AuthHeading } from '@/components/auth/auth-heading';
import { FinishEnrolment, ShowCode } from '@/components/auth/second-step';
import { pageActor } from '@/server/identity/page-actor';
import { requireLocalPage } from '@/server/identity/page-local';
import { secondFactorStatus } from '@/server/identity/second-factor/manage';

export const metadata: Metadata = { title: 'Two-step sign-in' };

/** Where a session waits that lacks the second factor which is demanded of it. */
export default async function SecondStepPage() {
  requireLocalPage();
  const actor = await pageActor();
  if (!actor) redirect('/sign-in');
  if (!actor.needsSecondFactor) redirect('/overview');
  const { enabled } = await secondFactorStatus(actor);
  return (
    <div className="grid gap-4">
      {enabled ? (
        <div>
          <AuthHeading title="Two-step sign-in">Enter a code to go on as {actor.email}.</AuthHeading>
          <ShowCode />
        </div>
      ) : (
        <div>
          <AuthHeading title="Set up two-step sign-in">Your organization asks for it. Then you go on as {actor.email}.</AuthHeading>
          <FinishEnrolment />
        </div>
      )}
      <SignOutButton />
    </div>
  );
}
