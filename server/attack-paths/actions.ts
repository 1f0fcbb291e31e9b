'use server';

import { z } from 'zod';
import { action } from '@/server/action';
import { mutePath, unmutePath } from './mutations';
import { mutePathSchema } from './schema';

export const muteAttackPathAction = action(
  { permission: 'findings:update', input: mutePathSchema.extend({ id: z.uuid() }) },
  async ({ actor, input: { id, ...input } }) => {
    await mutePath(actor, id, input);
    return null;
  },
);

export const unmuteAttackPathAction = action(
  { permission: 'findings:update', input: z.strictObject({ id: z.uuid() }) },
  async ({ actor, input }) => {
    await unmutePath(actor, input.id);
    return null;
  },
);
