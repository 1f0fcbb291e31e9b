import { z } from 'zod';

export const mutePathSchema = z.strictObject({
  reason: z.string().trim().min(3, 'Say in a few words why.').max(500),
  expiresAt: z.iso.datetime().nullish().meta({ description: 'null or absent: until somebody lifts it' }),
});
export type MutePathInput = z.output<typeof mutePathSchema>;
