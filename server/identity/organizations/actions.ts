'use server';

import { action } from '@/server/action';
import { switchOrganization } from './mutations';
import { switchSchema } from './schema';

/** Goes on in another organization. A second factor that it demands is asked for afterwards. */
export const switchOrganizationAction = action(
  { permission: 'signed-in', withoutSecondFactor: true, input: switchSchema },
  async ({ actor, input }) => {
    await switchOrganization(actor, input.organizationId);
    return null;
  },
);
