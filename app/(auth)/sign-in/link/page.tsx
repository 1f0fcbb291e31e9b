import type { Metadata } from 'next';
import Link from 'next/link';
import { LinkForm } from '@/components/auth/link-form';
import { Button } from '@/components/ui/button';

// The address holds a secret: no other site may learn it from the Referer header.
export const metadata: Metadata = { title: 'Sign in', referrer: 'no-referrer' };

export default async function LinkPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams;
  return (
    <>
      <h1 className="text-lg font-semibold">One-time sign-in</h1>
      {typeof token === 'string' ? (
        <>
          <p className="mt-1 mb-4 text-ink-muted">This link works once, and for 15 minutes after the start of CloudLens.</p>
          <LinkForm token={token} />
        </>
      ) : (
        <>
          <p className="mt-1 mb-4 text-ink-muted">This address lacks its token. Copy the whole line that the start printed.</p>
          <Button asChild>
            <Link href="/sign-in">Sign in by password</Link>
          </Button>
        </>
      )}
    </>
  );
}
