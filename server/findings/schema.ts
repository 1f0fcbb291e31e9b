import { z } from 'zod';
import { severities } from '@/server/checks/types';
import { findingSorts, findingStatuses } from './constants';

const findingId = z.string().regex(/^\d{1,18}$/, 'must be the id of a finding');
const short = z.string().min(1).max(200);

/** Filters of findings, as a page's URL and the API give them. */
export const findingFilterSchema = z.strictObject({
  status: z.array(z.enum(findingStatuses)).max(findingStatuses.length).optional(),
  severity: z.array(z.enum(severities)).max(4).optional(),
  service: z.array(short).max(50).optional(),
  region: z.array(short).max(50).optional(),
  account: z.array(z.uuid()).max(200).optional(),
  checkId: z.array(short).max(100).optional(),
  q: z.string().max(200).optional(),
});

export const findingParamsSchema = findingFilterSchema.extend({
  sort: z.enum(findingSorts).optional(),
  cursor: z.string().max(600).nullish(),
  limit: z.int().min(1).max(100).optional(),
});

export const muteSchema = z
  .strictObject({
    ids: z.array(findingId).min(1).max(1000).optional(),
    filter: findingFilterSchema.omit({ status: true }).optional(),
    reason: z.string().trim().min(3, 'Say in a few words why.').max(500),
    /** null or absent: until somebody lifts it. */
    expiresAt: z.iso.datetime().nullish(),
  })
  .refine((input) => (input.ids === undefined) !== (input.filter === undefined), {
    message: 'Give either ids or a filter.',
    path: ['ids'],
  });

export type MuteInput = z.output<typeof muteSchema>;

export const unmuteSchema = z.strictObject({ ids: z.array(findingId).min(1).max(1000) });
