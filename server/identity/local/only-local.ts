import { AppError } from '@/server/errors';
import { identityProvider } from '../provider';

/** @throws AppError UNPROCESSABLE where a vendor keeps the passwords: then they are its business. */
export function requireLocal(): void {
  const provider = identityProvider();
  if (provider === 'local') return;
  const vendor = { clerk: 'Clerk', workos: 'WorkOS' }[provider];
  throw new AppError('UNPROCESSABLE', `Accounts, passwords and second factors are kept by ${vendor} here: change them there.`);
}
