import { z } from 'zod';
import { inviteSchema } from '../invitations/schema';
import { accountPermissions, roles } from '../permissions';

/** What a person may do in some AWS accounts; null: no limit, all that the role may, in all accounts. */
export const grantsSchema = z
  .array(
    z.strictObject({
      awsAccountId: z.uuid(),
      permissions: z.array(z.enum(accountPermissions)).min(1, 'Name at least one permission, or leave the account out.').max(20),
    }),
  )
  .max(500)
  .refine((grants) => new Set(grants.map(({ awsAccountId }) => awsAccountId)).size === grants.length, 'Name each AWS account once.')
  .nullable()
  .meta({ description: 'null: all accounts. A list: these accounts only; an empty one: none' });

export type GrantsInput = z.output<typeof grantsSchema>;

export const memberChangeSchema = z
  .strictObject({ role: z.enum(roles).optional(), grants: grantsSchema.optional() })
  .refine(({ role, grants }) => role !== undefined || grants !== undefined, 'Say what to change: role, grants or both.');

export const newMemberSchema = inviteSchema.extend({
  name: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .optional()
    .meta({ description: 'Kept in the audit log; people give their own name when they join' }),
  grants: grantsSchema.optional(),
});
