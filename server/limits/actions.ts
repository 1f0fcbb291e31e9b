'use server';

import { action } from '@/server/action';
import { setResourceLimit } from '@/server/operate/limits/launch-limit';
import { setLimitSchema } from './schema';

export const setLimitAction = action({ permission: 'organization:update', input: setLimitSchema }, ({ actor, input }) =>
  setResourceLimit(actor, input),
);
