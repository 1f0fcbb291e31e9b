import { z } from 'zod';

/** What is kept where nobody chose: two years of records of scans, and as long a history. */
export const defaultRetention = { scanDays: 730, historyDays: 730 } as const;

/** Ten years. */
const mostDays = 3_650;

export const retentionSchema = z.strictObject({
  scanDays: z
    .int('give a whole number of days')
    .min(7, 'keep records of scans for at least 7 days')
    .max(mostDays, `keep them for at most ${mostDays} days`),
  historyDays: z
    .int('give a whole number of days')
    .min(30, 'keep the history for at least 30 days')
    .max(mostDays, `keep it for at most ${mostDays} days`),
});

export type Retention = z.infer<typeof retentionSchema>;
