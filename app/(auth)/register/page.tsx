import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { AuthHeading } from '@/components/auth/auth-heading';
import { RegisterForm } from '@/components/auth/register-form';
import { Button } from '@/components/ui/button';
import { isSignUpOpen } from '@/server/identity/local/sign-up';
import { pageActor } from '@/server/identity/page-actor';
import { requireLocalPage } from '@/server/identity/page-local';

export const metadata: Metadata = { title: 'Create an account' };

export default async function RegisterPage() {
  requireLocalPage();
  if (await pageActor()) redirect('/overview');
  if (!isSignUpOpen())
    return (
      <>
        <AuthHeading title="By invitation only">
          Ask an admin of your organization to invite you: the link brings you back here.
        </AuthHeading>
        <Button size="lg" className="w-full" asChild>
          <Link href="/sign-in">Sign in</Link>
        </Button>
      </>
    );
  return (
    <>
      <AuthHeading title="Create an account">
        With an organization of your own. Have one already?{' '}
        <Link href="/sign-in" className="text-accent-text underline underline-offset-4">
          Sign in
        </Link>
      </AuthHeading>
      <RegisterForm />
    </>
  );
}
