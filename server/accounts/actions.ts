'use server';

import { action } from '@/server/action';
import { tryConnection } from './connect/connect-account';
import { issueExternalId } from './connect/issue-external-id';
import { verifyAccount } from './connect/verify-account';
import { connectAmbient } from './connect-ambient';
import { setDeepReads } from './deep-reads';
import { deleteAccessKey } from './keys/access-keys';
import { addAccessKey } from './keys/add-access-key';
import { pauseAccount, removeAccount, resumeAccount, updateAccount } from './mutations';
import { accessKeySchema, accountIdSchema, ambientSchema, deepReadsSchema, issueSchema, removeSchema, updateAccountSchema } from './schema';

/** Begins a connection: the page then shows how to make the role. */
export const issueExternalIdAction = action(
  { permission: 'accounts:create', input: issueSchema, limit: 'expensive' },
  async ({ actor, input }) => ({ id: (await issueExternalId(actor, input)).id }),
);

/** Asked again and again by a page that waits for the role, so it costs no more than any call. */
export const tryConnectionAction = action({ permission: 'accounts:create', input: accountIdSchema }, ({ actor, input }) =>
  tryConnection(actor, input.id),
);

export const verifyAccountAction = action(
  { permission: 'accounts:update', input: accountIdSchema, limit: 'expensive' },
  ({ actor, input }) => verifyAccount(actor, input.id),
);

export const updateAccountAction = action(
  { permission: 'accounts:update', input: updateAccountSchema.extend(accountIdSchema.shape) },
  async ({ actor, input: { id, ...input } }) => {
    await updateAccount(actor, id, input);
    return null;
  },
);

export const removeAccountAction = action(
  { permission: 'accounts:delete', input: accountIdSchema.extend(removeSchema.shape) },
  async ({ actor, input }) => {
    await removeAccount(actor, input.id, input.data);
    return null;
  },
);

export const pauseAccountAction = action({ permission: 'accounts:update', input: accountIdSchema }, async ({ actor, input }) => {
  await pauseAccount(actor, input.id);
  return null;
});

export const resumeAccountAction = action({ permission: 'accounts:update', input: accountIdSchema }, async ({ actor, input }) => {
  await resumeAccount(actor, input.id);
  return null;
});

export const addAccessKeyAction = action(
  { permission: 'accounts:create', input: accessKeySchema, limit: 'expensive' },
  ({ actor, input }) => addAccessKey(actor, input),
);

export const setDeepReadsAction = action(
  { permission: 'accounts:create', input: deepReadsSchema.extend(accountIdSchema.shape), limit: 'expensive' },
  ({ actor, input }) => setDeepReads(actor, input.id, input.deepReads),
);

export const deleteAccessKeyAction = action({ permission: 'accounts:delete', input: accountIdSchema }, async ({ actor, input }) => {
  await deleteAccessKey(actor, input.id);
  return null;
});

export const connectAmbientAction = action(
  { permission: 'accounts:create', input: ambientSchema, limit: 'expensive' },
  ({ actor, input }) => connectAmbient(actor, input),
);
