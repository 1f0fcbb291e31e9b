import { z } from 'zod';

export const organizationChangeSchema = z.strictObject({
  name: z.string().trim().min(1, 'Give the organization a name.').max(80, 'Choose a name of at most 80 characters.'),
});

export const newOrganizationSchema = organizationChangeSchema;

export const deletionSchema = z.strictObject({
  name: z.string().trim().min(1, 'Type the name of the organization.').max(200).meta({ description: 'Its name, to be sure' }),
});

export const switchSchema = z.strictObject({ organizationId: z.uuid() });
