import type { Metadata } from 'next';
import Link from 'next/link';
import { AuthHeading } from '@/components/auth/auth-heading';
import { VerifyForm } from '@/components/auth/verify-form';
import { Button } from '@/components/ui/button';
import { requireLocalPage, tokenOf } from '@/server/identity/page-local';

// The address holds a secret: no other site may learn it from the Referer header.
export const metadata: Metadata = { title: 'Confirm your e-mail address', referrer: 'no-referrer' };

export default async function VerifyEmailPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  requireLocalPage();
  const token = tokenOf((await searchParams).token);
  if (!token)
    return (
      <>
        <AuthHeading title="This link is incomplete">Copy the whole address, from http to its last letter.</AuthHeading>
        <Button size="lg" className="w-full" asChild>
          <Link href="/sign-in">Sign in</Link>
        </Button>
      </>
    );
  return (
    <>
      <AuthHeading title="Confirm your e-mail address">One more press of a button.</AuthHeading>
      <VerifyForm token={token} />
    </>
  );
}
