import type { World, WorldRole } from '../contract';
import type { Draft } from './draft';
import { accounts } from './lumen';
import { enabledRegions as productionRegions } from './production/places';
import { writeProduction } from './production/production';
import { cloudLensRoles } from './roles';
import { regions as sandboxRegions } from './sandbox/places';
import { writeSandbox } from './sandbox/sandbox';
import { enabledRegions as stagingRegions } from './staging/places';
import { writeStaging } from './staging/staging';
import { worldAccount } from './world-account';

export interface WorldOptions {
  /** The instant that all dates are counted back from: the start of a day, UTC. */
  anchor: Date;
}

/** Three accounts of Lumen Shop with a past of sixty days before the anchor. */
export function createDefaultWorld({ anchor }: WorldOptions): World {
  const account = (id: string, name: string, enabledRegions: readonly string[], hiddenBuckets: readonly string[], write: Writer) => {
    const roles = cloudLensRoles(id, hiddenBuckets);
    return worldAccount({ id, name, anchor, enabledRegions, roles, write: (draft) => write(draft, roles) });
  };
  return {
    accounts: [
      account(accounts.production, 'Lumen Shop – production', productionRegions, ['lumen-invoices-export', 'lumen-brand-assets'], writeProduction),
      account(accounts.staging, 'Lumen Shop – staging', stagingRegions, ['lumen-staging-web', 'lumen-staging-db-dumps'], writeStaging),
      account(accounts.sandbox, 'Lumen sandbox', sandboxRegions, ['lumen-sandbox-results'], writeSandbox),
    ],
  };
}

type Writer = (draft: Draft, roles: readonly WorldRole[]) => void;
