import { ownPath } from '@/server/identity/own-path';
import { identityProvider } from '@/server/identity/provider';
import { ClerkSignIn } from './clerk-sign-in';
import { VendorFrame } from './vendor-frame';
import { WorkosSignIn } from './workos-sign-in';

export interface VendorSignInProps {
  /** The page's query, as it came. */
  query: { next?: string | string[]; problem?: string | string[] };
  signUp?: boolean;
}

const single = (value: string | string[] | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** The sign-in of the vendor in use. Not to be shown where accounts are local. */
export function VendorSignIn({ query, signUp = false }: VendorSignInProps) {
  const next = ownPath(single(query.next));
  if (identityProvider() === 'workos') return <WorkosSignIn next={next} problem={single(query.problem)} />;
  return (
    <VendorFrame>
      <ClerkSignIn next={next} signUp={signUp} />
    </VendorFrame>
  );
}

/** Whether people sign in through a vendor. */
export const hasVendor = (): boolean => identityProvider() !== 'local';
