'use server';

import { action } from '@/server/action';
import { connectAccount, issueExternalId, removeAccount, updateAccount } from './mutations';
import { principalOf } from './principal';
import { accountIdSchema, connectSchema, issueSchema, updateAccountSchema } from './schema';

/** What to put into the role's trust policy, before connecting. */
export const issueExternalIdAction = action(
  { permission: 'accounts:create', input: issueSchema, limit: 'expensive' },
  async ({ actor, input }) => ({
    ...(await issueExternalId(actor, input)),
    principal: await principalOf(input.accountId),
  }),
);

export const connectAccountAction = action(
  { permission: 'accounts:create', input: connectSchema, limit: 'expensive' },
  ({ actor, input }) => connectAccount(actor, input),
);

export const updateAccountAction = action(
  { permission: 'accounts:update', input: updateAccountSchema.extend(accountIdSchema.shape) },
  async ({ actor, input: { id, ...input } }) => {
    await updateAccount(actor, id, input);
    return null;
  },
);

export const removeAccountAction = action({ permission: 'accounts:delete', input: accountIdSchema }, async ({ actor, input }) => {
  await removeAccount(actor, input.id);
  return null;
});
