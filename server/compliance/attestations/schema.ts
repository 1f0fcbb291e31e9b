import { z } from 'zod';

/** How long somebody's word may hold. */
export const attestationDaysAtMost = 1096;

const url = z
  .string()
  .trim()
  .max(1000)
  .refine((text) => /^https?:\/\/\S+$/i.test(text) && URL.canParse(text), 'Give a web address that begins with https:// or http://.');

export const attestationSchema = z.strictObject({
  /** Id of the framework. */
  framework: z.string().min(1).max(60),
  /** The requirement's number. */
  requirement: z.string().min(1).max(60),
  /** Our ids of the AWS accounts that it speaks for; absent: all that the caller may decide about. */
  awsAccountIds: z.array(z.uuid()).min(1).max(1000).optional(),
  statement: z.string().trim().min(10, 'Say in a sentence what was looked at, and what was found.').max(2000),
  evidenceUrl: url.nullish(),
  expiresAt: z.iso.datetime(),
});

export type AttestationInput = z.output<typeof attestationSchema>;
