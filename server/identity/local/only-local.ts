import { AppError } from '@/server/errors';
import { identityProvider } from '../provider';
import { vendorNames } from '../vendors/vendor-names';

/** @throws AppError UNPROCESSABLE where a vendor keeps the passwords: then they are its business. */
export function requireLocal(): void {
  const provider = identityProvider();
  if (provider === 'local') return;
  throw new AppError(
    'UNPROCESSABLE',
    `Accounts, passwords and second factors are kept by ${vendorNames[provider]} here: change them there.`,
  );
}
