import type { World } from '../contract';
import { accounts } from './lumen';
import { idleRegions, usedRegions } from './production/places';
import { writeProduction } from './production/production';
import { cloudLensRoles } from './roles';
import { worldAccount } from './world-account';

export interface WorldOptions {
  /** The instant that all dates are counted back from: the start of a day, UTC. */
  anchor: Date;
}

/** Three accounts of Lumen Shop with a past of sixty days before the anchor. */
export function createDefaultWorld({ anchor }: WorldOptions): World {
  const productionRoles = cloudLensRoles(accounts.production, ['lumen-invoices-export', 'lumen-brand-assets']);
  return {
    accounts: [
      worldAccount({
        id: accounts.production,
        name: 'Lumen Shop – production',
        anchor,
        enabledRegions: [...usedRegions, ...idleRegions],
        roles: productionRoles,
        write: (draft) => writeProduction(draft, productionRoles),
      }),
    ],
  };
}
