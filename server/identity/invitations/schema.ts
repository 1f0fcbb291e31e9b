import { z } from 'zod';
import { emailField } from '../local/schema';
import { roles } from '../permissions';

export const inviteSchema = z.strictObject({ email: emailField, role: z.enum(roles) });

export const invitationToken = z.strictObject({
  token: z.string().regex(/^[0-9A-Za-z]{32}$/, 'This is no invitation of CloudLens: copy the whole address.'),
});
