'use server';

import { action } from '@/server/action';
import { muteFindings, unmuteFindings } from './mutations';
import { muteSchema, unmuteSchema } from './schema';

export const muteFindingsAction = action({ permission: 'findings:update', input: muteSchema }, ({ actor, input }) =>
  muteFindings(actor, input),
);

export const unmuteFindingsAction = action({ permission: 'findings:update', input: unmuteSchema }, ({ actor, input }) =>
  unmuteFindings(actor, input),
);
