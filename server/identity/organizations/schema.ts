import { z } from 'zod';

export const organizationChangeSchema = z.strictObject({
  name: z.string().trim().min(1, 'Give the organization a name.').max(80, 'Choose a name of at most 80 characters.'),
});

export const switchSchema = z.strictObject({ organizationId: z.uuid() });
