import { z } from 'zod';

const region = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be the name of a region, such as eu-central-1');

export const startScanSchema = z.strictObject({
  awsAccountId: z.uuid(),
  regions: z.array(region).min(1).max(60).optional(),
  excludeRegions: z.array(region).max(60).optional(),
  services: z.array(z.string().max(40)).min(1).max(60).optional(),
  /** Also what cannot have changed since an earlier scan. */
  full: z.boolean().optional(),
});

export const scanIdSchema = z.strictObject({ scanId: z.uuid() });

export { region as regionSchema };
