import { redirect } from 'next/navigation';
import { identityProvider } from './provider';

/** For pages of accounts that we keep: where a vendor keeps them, its own sign-in is the place to go. */
export function requireLocalPage(): void {
  if (identityProvider() !== 'local') redirect('/sign-in');
}

/** The token of a link's address; null: it was not copied whole. */
export function tokenOf(value: string | string[] | undefined): string | null {
  return typeof value === 'string' && /^[0-9A-Za-z]{32}$/.test(value) ? value : null;
}
