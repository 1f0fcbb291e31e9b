import { z } from 'zod';

/** What people type in around two-step sign-in; pure, for forms too. */

/** Six digits of the authenticator app, or a recovery code. */
export const secondFactorCode = z
  .string()
  .trim()
  .regex(/^(\d{3} ?\d{3}|[0-9A-Za-z]{6}([- ]?[0-9A-Za-z]{6}){3})$/, 'Enter the six digits of your app, or a recovery code.')
  .transform((code) => code.replaceAll(' ', ''));

export const totpCodeSchema = z
  .string()
  .trim()
  .regex(/^\d{3} ?\d{3}$/, 'Enter the six digits that your app shows.')
  .transform((code) => code.replaceAll(' ', ''));

export const challengeSchema = z.strictObject({
  challenge: z.string().regex(/^[0-9A-Za-z]{32}$/, 'This is no challenge of CloudLens.'),
  code: secondFactorCode,
});

export const confirmSchema = z.strictObject({ code: totpCodeSchema });

/** Password, or, for whoever has two-step sign-in, a code. */
export const reauthenticateSchema = z.strictObject({ password: z.string().min(1).max(256).optional(), code: secondFactorCode.optional() });

export const mfaPolicySchema = z.strictObject({ required: z.boolean() });
