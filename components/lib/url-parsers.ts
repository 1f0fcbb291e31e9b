import { createParser } from 'nuqs/server';
import { z } from 'zod';
import { sinceSchema } from '@/server/findings/schema';

/** Takes from an address what the schema takes; anything else counts as not there. */
const parseAs = (schema: z.ZodType<string>) =>
  createParser({ parse: (text) => schema.safeParse(text).data ?? null, serialize: (value: string) => value });

/** A time back from now (`24h`, `7d`), a day or an instant. */
export const parseAsSince = parseAs(sinceSchema);

/** An id of ours. */
export const parseAsId = parseAs(z.uuid());
