import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInForm } from '@/components/auth/sign-in-form';
import { hasVendor, VendorSignIn, type VendorSignInProps } from '@/components/auth/vendor-sign-in';
import { isSignUpOpen } from '@/server/identity/local/sign-up';
import { pageActor, pageOffersDemo } from '@/server/identity/page-actor';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: { searchParams: Promise<VendorSignInProps['query']> }) {
  if (await pageActor()) redirect('/overview');
  if (hasVendor()) return <VendorSignIn query={await searchParams} />;
  return (
    <>
      <h1 className="mb-4 text-lg font-semibold">Sign in</h1>
      <SignInForm demo={await pageOffersDemo()} signUp={isSignUpOpen()} />
    </>
  );
}
