import { z } from 'zod';
import { severities } from '@/server/checks/types';
import { dueFilters, findingSorts, findingStatuses, sincePattern } from './constants';

export const findingId = z.string().regex(/^\d{1,18}$/, 'must be the id of a finding');
const short = z.string().min(1).max(200);

export const assigneeSchema = z.union([z.uuid('must be the id of a member, me, or none'), z.enum(['me', 'none'])]);
export const exceptionFilterSchema = z.union([
  z.uuid('must be the id of an exception, waiting, or accepted'),
  z.enum(['waiting', 'accepted']),
]);
export const sinceSchema = z
  .string()
  .max(24)
  .regex(sincePattern, 'must be a time back from now, such as 24h or 7d, or a day or an instant in UTC')
  .refine((text) => /[hd]$/.test(text) || !Number.isNaN(Date.parse(text)), 'must be a day that there is');

/** Filters of findings, as a page's URL and the API give them. */
export const findingFilterSchema = z.strictObject({
  status: z.array(z.enum(findingStatuses)).max(findingStatuses.length).optional(),
  severity: z.array(z.enum(severities)).max(4).optional(),
  service: z.array(short).max(50).optional(),
  region: z.array(short).max(50).optional(),
  account: z.array(z.uuid()).max(200).optional(),
  checkId: z.array(short).max(100).optional(),
  q: z.string().max(200).optional(),
  resource: z.array(z.string().min(1).max(2_000)).max(50).optional(),
  tag: z.array(z.string().min(1).max(400)).max(20).optional(),
  framework: z.array(short).max(20).optional(),
  assignee: z.array(assigneeSchema).max(50).optional(),
  due: z.array(z.enum(dueFilters)).max(2).optional(),
  since: sinceSchema.optional(),
  exception: z.array(exceptionFilterSchema).max(20).optional(),
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

export const unmuteSchema = z
  .strictObject({
    ids: z.array(findingId).min(1).max(1000).optional(),
    muteId: z.uuid().optional().meta({
      description: 'Takes a whole mute back, as the answer to it named it',
    }),
  })
  .refine((input) => (input.ids === undefined) !== (input.muteId === undefined), {
    message: 'Give either ids or a mute’s id.',
    path: ['ids'],
  });
export type UnmuteInput = z.output<typeof unmuteSchema>;
