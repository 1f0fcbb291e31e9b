import { z } from 'zod';
import { requiredTagsAtMost } from '../constants';

/** AWS takes keys of up to 128 characters, and keeps `aws:` to itself. */
const tagKey = z
  .string()
  .trim()
  .min(1, 'Give the key a name.')
  .max(128, 'AWS takes at most 128 characters.')
  .refine((key) => !/^aws:/i.test(key), 'Keys that begin with aws: are AWS’s own: nobody can set them.')
  .refine((key) => /^[\p{L}\p{N}\p{Zs}_.:/=+\-@]*$/u.test(key), 'AWS takes letters, digits, spaces and _ . : / = + - @ in a key.');

export const requiredTagsSchema = z.strictObject({
  keys: z
    .array(tagKey)
    .max(requiredTagsAtMost, `At most ${requiredTagsAtMost} keys can be required.`)
    .transform((keys) => [...new Set(keys)].sort())
    .meta({ description: 'All keys that shall be required, spelt as on the resources; an empty list requires none' }),
});

export type RequiredTagsInput = z.output<typeof requiredTagsSchema>;
