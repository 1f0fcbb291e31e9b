import { z } from 'zod';
import { stableId } from '../protocol/ids';
import type { InngestEvent } from '../protocol/types';

const MAX_EVENT_BYTES = 1024 * 1024;
const SEED = /^\d+,[A-Za-z0-9+/=_-]{8,}$/;

const eventSchema = z.object({
  name: z
    .string()
    .min(1)
    .max(256)
    // Control characters must not reach PostgreSQL's jsonb.
    .regex(/^[^\p{Cc}*]+$/u)
    .refine((name) => !name.startsWith('inngest/'), 'is reserved'),
  data: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((data) => data ?? {}),
  id: z.string().max(512).nullish(),
  ts: z.number().int().nullish(),
  v: z.string().nullish(),
  user: z.record(z.string(), z.unknown()).nullish(),
  meta: z.record(z.string(), z.unknown()).nullish(),
});

/**
 * Reads the body of the event API: an event or a list of them. An event without an id gets one: from the sender's seed and its
 * place in the list, so that a repeated post has the same ids, or at random.
 * @throws z.ZodError, or an error on an event over 1 MiB
 */
export function parseEvents(body: unknown, seed: string | undefined, now: number, randomId: () => string): InngestEvent[] {
  const given = z
    .array(eventSchema)
    .max(5000)
    .parse(Array.isArray(body) ? body : [body]);
  return given.map(({ name, data, id, ts, v, user, meta }, index) => {
    const event: InngestEvent = {
      id: id || (seed !== undefined && SEED.test(seed) ? stableId('seed', seed, String(index)) : randomId()),
      name,
      data,
      ts: ts || now,
      ...(v ? { v } : {}),
      ...(user ? { user } : {}),
      ...(meta ? { meta } : {}),
    };
    if (Buffer.byteLength(JSON.stringify(event)) > MAX_EVENT_BYTES)
      throw new Error(`Event ${index} is larger than ${MAX_EVENT_BYTES} bytes`);
    return event;
  });
}
