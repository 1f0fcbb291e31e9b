import Link from 'next/link';
import { redirect } from 'next/navigation';
import { SignInForm } from '@/components/auth/sign-in-form';
import { hasVendor } from '@/components/auth/vendor-sign-in';
import { Logo } from '@/components/brand/logo';
import { ProductPicture } from '@/components/landing/product-picture';
import { Promises } from '@/components/landing/promises';
import { Button } from '@/components/ui/button';
import { isSignUpOpen } from '@/server/identity/local/sign-up';
import { pageActor, pageOffersDemo } from '@/server/identity/page-actor';

export default async function FrontPage() {
  if (await pageActor()) redirect('/overview');
  return (
    <main className="mx-auto grid min-h-dvh max-w-7xl grid-cols-1 items-center gap-10 px-5 py-8 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)] lg:gap-14 lg:px-10">
      <div>
        <Logo />
        <h1 className="mt-8 text-[2rem] leading-[1.15] font-semibold tracking-tight text-balance">See how your AWS accounts are</h1>
        <p className="mt-3 text-base text-pretty text-ink-muted">
          CloudLens reads their configuration, judges it, and never claims more than it has seen.
        </p>
        <div className="mt-7">
          {hasVendor() ? (
            <Button variant="primary" size="lg" asChild>
              <Link href="/sign-in">Sign in</Link>
            </Button>
          ) : (
            <SignInForm demo={await pageOffersDemo()} signUp={isSignUpOpen()} />
          )}
        </div>
      </div>
      <div className="grid grid-cols-1 gap-7">
        <ProductPicture />
        <Promises />
      </div>
    </main>
  );
}
