import { z } from 'zod';
import { loginSchema } from './local/schema';

/** What people type in to sign in; pure, for forms too. */

export const signInSchema = loginSchema.omit({ totp: true });

export const linkSchema = z.strictObject({ token: z.string().regex(/^[0-9A-Za-z]{32}$/, 'This is not a sign-in link of CloudLens.') });
