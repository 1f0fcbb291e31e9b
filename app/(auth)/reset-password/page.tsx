import type { Metadata } from 'next';
import Link from 'next/link';
import { AuthHeading } from '@/components/auth/auth-heading';
import { ResetForm } from '@/components/auth/reset-form';
import { Button } from '@/components/ui/button';
import { requireLocalPage, tokenOf } from '@/server/identity/page-local';

// The address holds a secret: no other site may learn it from the Referer header.
export const metadata: Metadata = { title: 'Choose a new password', referrer: 'no-referrer' };

export default async function ResetPasswordPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
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
      <AuthHeading title="Choose a new password">It ends all your sessions.</AuthHeading>
      <ResetForm token={token} />
    </>
  );
}
