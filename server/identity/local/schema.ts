import { z } from 'zod';
import { secondFactorCode } from '../second-factor/schema';

/** What people type in about their account; pure, for forms too. */

export const minimumPasswordLength = 12;
export const maximumPasswordLength = 128;

export const emailField = z.string().trim().max(254).regex(z.regexes.email, 'Enter an e-mail address.').meta({ format: 'email' });

/** The rest of the rules is told by the server, which has the lists. */
export const newPassword = z
  .string()
  .min(minimumPasswordLength, `At least ${minimumPasswordLength} characters.`)
  .max(maximumPasswordLength, `At most ${maximumPasswordLength} characters.`);

const name = z.string().trim().min(1, 'Enter a name.').max(80);
const token = (of: string) => z.string().regex(/^[0-9A-Za-z]{32}$/, `This is no ${of} of CloudLens: copy the whole address.`);

export const loginSchema = z.strictObject({
  email: emailField,
  password: z.string().min(1, 'Enter your password.').max(256),
  totp: secondFactorCode.optional().meta({ description: 'Code of the authenticator app, or a recovery code' }),
});

export const registerSchema = z.strictObject({
  email: emailField,
  password: newPassword,
  name: name.optional(),
  organizationName: name.optional().meta({ description: 'Of the new organization; not with an invitation' }),
  invitation: token('invitation').optional().meta({ description: 'Token of an invitation link: joins its organization' }),
});

export const refreshSchema = z.strictObject({
  // What is none of ours is answered as what was one: 401, sign in again.
  refreshToken: z.string().min(1).max(200),
});

export const forgotSchema = z.strictObject({ email: emailField });
export const resetSchema = z.strictObject({ token: token('reset link'), password: newPassword });
export const verifySchema = z.strictObject({ token: token('confirmation link') });
export const changePasswordSchema = z.strictObject({
  currentPassword: z.string().min(1, 'Enter your present password.').max(256),
  newPassword,
});
