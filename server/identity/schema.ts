import { z } from 'zod';

/** What people type in to sign in; pure, for forms too. */

export const signInSchema = z.strictObject({
  email: z.email('Enter an e-mail address.').max(254),
  password: z.string().min(1, 'Enter your password.').max(256),
});

export const linkSchema = z.strictObject({ token: z.string().regex(/^[0-9A-Za-z]{32}$/, 'This is not a sign-in link of CloudLens.') });
