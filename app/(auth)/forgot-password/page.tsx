import type { Metadata } from 'next';
import Link from 'next/link';
import { AuthHeading } from '@/components/auth/auth-heading';
import { ForgotForm } from '@/components/auth/forgot-form';
import { Button } from '@/components/ui/button';
import { requireLocalPage } from '@/server/identity/page-local';
import { mailIsSetUp } from '@/server/mail/send';

export const metadata: Metadata = { title: 'Forgot your password?' };

export default function ForgotPasswordPage() {
  requireLocalPage();
  return (
    <>
      {mailIsSetUp() ? (
        <>
          <AuthHeading title="Forgot your password?">A link to choose a new one comes by mail.</AuthHeading>
          <ForgotForm />
        </>
      ) : (
        <AuthHeading title="Forgot your password?">
          CloudLens sends no mail here. Ask an admin of your organization: they can make a link with which you choose a new password.
        </AuthHeading>
      )}
      <Button variant="link" size="inline" className="mt-4" asChild>
        <Link href="/sign-in">Back to sign-in</Link>
      </Button>
    </>
  );
}
