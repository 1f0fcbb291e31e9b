import { env } from '../env';
import type { ClerkSettings, ProviderSettings, WorkosSettings } from './provider-settings';

export type IdentityProvider = ProviderSettings['provider'];

/** Who vouches for people here: our own database, or a vendor. */
export const identityProvider = (): IdentityProvider => env().identity.provider;

/** Clerk's settings; null when another provider is in use. */
export function clerkSettings(): ClerkSettings | null {
  const { identity } = env();
  return identity.provider === 'clerk' ? identity : null;
}

/** WorkOS's settings; null when another provider is in use. */
export function workosSettings(): WorkosSettings | null {
  const { identity } = env();
  return identity.provider === 'workos' ? identity : null;
}
