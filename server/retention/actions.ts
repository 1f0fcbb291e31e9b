'use server';

import { action } from '@/server/action';
import { saveRetention } from './mutations';
import { retentionSchema } from './schema';

export const saveRetentionAction = action({ permission: 'organization:update', input: retentionSchema }, ({ actor, input }) =>
  saveRetention(actor, input),
);
