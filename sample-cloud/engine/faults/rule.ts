import { z } from 'zod';

const names = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

const effect = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('deny') }),
  z.strictObject({ kind: z.literal('throttle') }),
  z.strictObject({ kind: z.literal('expired') }),
  z.strictObject({ kind: z.literal('error'), status: z.int().min(400).max(599), code: z.string().min(1), message: z.string().optional() }),
  /** Promises the whole answer, sends `part` of it (0 to 1) and hangs up. */
  z.strictObject({ kind: z.literal('cut'), part: z.number().min(0).max(1).default(0.5) }),
  /** Sends `part` of the answer and then nothing; the connection stays open. */
  z.strictObject({ kind: z.literal('stall'), part: z.number().min(0).max(1).default(0.5) }),
  /** A complete answer that does not parse. */
  z.strictObject({ kind: z.literal('malformed') }),
  /** Well-formed, but the first list in it is left out, or is a number, or holds text that is not UTF-8 and control characters. */
  z.strictObject({ kind: z.literal('without-list') }),
  z.strictObject({ kind: z.literal('wrong-type') }),
  z.strictObject({ kind: z.literal('odd-text') }),
  z.strictObject({ kind: z.literal('html'), status: z.int().min(200).max(599).default(502) }),
  /** Every page has a next one: the same token each time, or a fresh one. */
  z.strictObject({ kind: z.literal('endless'), fresh: z.boolean().default(false) }),
  /** The right answer, then this many bytes of white space; `announced`: its length is told in the header. */
  z.strictObject({
    kind: z.literal('huge'),
    announced: z.boolean().default(true),
    bytes: z
      .int()
      .min(1)
      .max(2 ** 31),
  }),
  z.strictObject({ kind: z.literal('delay'), ms: z.int().min(0).max(600_000) }),
  /** No answer ever; the connection stays open. */
  z.strictObject({ kind: z.literal('hang') }),
  z.strictObject({ kind: z.literal('reset') }),
]);

/** Which calls go wrong, and how. Names match whole, without case, and may hold `*`. */
export const faultRuleSchema = z.strictObject({
  service: names.optional(),
  operation: names.optional(),
  region: names.optional(),
  account: names.optional(),
  /** From this matching call on, counted from 1. */
  from: z.int().min(1).default(1),
  /** For this many matching calls; without it, for ever. */
  count: z.int().min(1).optional(),
  /** Of these only calls with the credentials of the first one: others work. */
  sameCredentials: z.boolean().default(false),
  /** The share of them that goes wrong. */
  probability: z.number().min(0).max(1).default(1),
  /** Makes the choice repeatable. */
  seed: z.int().default(1),
  effect,
});

export type FaultRule = z.output<typeof faultRuleSchema>;
export type FaultRuleInput = z.input<typeof faultRuleSchema>;
export type FaultEffect = FaultRule['effect'];
