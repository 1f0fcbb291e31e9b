import { env } from '@/server/env';
import { isLoopback } from '../origins';
import { identityProvider } from '../provider';

/**
 * Whether anybody may make an account and an organization of their own. Unless SIGN_UP says, only while nobody but this machine
 * reaches us. Invited people always may make an account.
 */
export function isSignUpOpen(): boolean {
  if (identityProvider() !== 'local') return false;
  const { SIGN_UP, HOST, APP_URL } = env();
  if (SIGN_UP) return SIGN_UP === 'open';
  return isLoopback(HOST) && isLoopback(new URL(APP_URL).hostname);
}
