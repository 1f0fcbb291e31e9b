import { z } from 'zod';
import { limitedResources } from '@/drizzle/schema/operate';

export const setLimitSchema = z.strictObject({
  resource: z.enum(limitedResources),
  perHour: z.int().min(0).max(1000).nullable().meta({ description: 'null: the default again; 0 forbids it' }),
  userId: z.uuid().optional().meta({ description: 'Of one person; without it, of the whole organization' }),
});

export type SetLimit = z.output<typeof setLimitSchema>;
