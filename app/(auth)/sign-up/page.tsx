import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { VendorSignIn } from '@/components/auth/vendor-sign-in';
import { pageActor } from '@/server/identity/page-actor';
import { identityProvider } from '@/server/identity/provider';

export const metadata: Metadata = { title: 'Sign up' };

/** Clerk's form for new people; elsewhere signing up begins on the page for signing in. */
export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  if (await pageActor()) redirect('/overview');
  if (identityProvider() !== 'clerk') redirect('/sign-in');
  return <VendorSignIn query={await searchParams} signUp />;
}
