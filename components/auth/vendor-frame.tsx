import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { clerkSettings } from '@/server/identity/provider';
import { ClerkFrame } from './clerk-frame';

/** What the vendor in use needs around pages: Clerk's script, which keeps the session going. Nothing for the others. */
export async function VendorFrame({ children }: { children: ReactNode }) {
  const clerk = clerkSettings();
  if (!clerk) return children;
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <ClerkFrame publishableKey={clerk.publishableKey} nonce={nonce}>
      {children}
    </ClerkFrame>
  );
}
