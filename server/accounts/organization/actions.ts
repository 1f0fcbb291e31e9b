'use server';

import { action } from '@/server/action';
import { accountIdSchema, connectMembersSchema, followSchema } from '../schema';
import { connectMembers, followOrganization } from './connect-members';
import { discoverOrganization } from './discover';

export const discoverOrganizationAction = action(
  { permission: 'accounts:create', input: accountIdSchema, limit: 'expensive' },
  async ({ actor, input }) => {
    await discoverOrganization(actor, input.id);
    return null;
  },
);

export const connectMembersAction = action(
  { permission: 'accounts:create', input: connectMembersSchema.extend(accountIdSchema.shape), limit: 'expensive' },
  ({ actor, input: { id, ...input } }) => connectMembers(actor, id, input),
);

export const followOrganizationAction = action(
  { permission: 'accounts:create', input: followSchema.extend(accountIdSchema.shape) },
  async ({ actor, input }) => {
    await followOrganization(actor, input.id, input.follow);
    return null;
  },
);
