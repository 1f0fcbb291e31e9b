import type { World, WorldRole } from '../contract';
import { lumenBill } from './bill/bill';
import type { Draft } from './draft';
import { type Fleet, fleetOfSize } from './fleet/fleet';
import { accounts } from './lumen';
import { lumenOrganization } from './organization';
import { enabledRegions as productionRegions } from './production/places';
import { writeProduction } from './production/production';
import { cloudLensRoles, operatorRole } from './roles';
import { regions as sandboxRegions } from './sandbox/places';
import { writeSandbox } from './sandbox/sandbox';
import { enabledRegions as stagingRegions } from './staging/places';
import { writeStaging } from './staging/staging';
import { worldAccount } from './world-account';

export interface WorldOptions {
  /** The instant that all dates are counted back from: the start of a day, UTC. */
  anchor: Date;
  /** So many generated resources more in production, up to a million. */
  size?: number;
}

/** What ids of the fleet have room for, with a margin. */
const MOST = 1_000_000;

/** Three accounts of Lumen Shop with a past of sixty days before the anchor. */
export function createDefaultWorld({ anchor, size = 0 }: WorldOptions): World {
  if (!Number.isInteger(size) || size < 0 || size > MOST) throw new Error(`The size is a whole number up to ${MOST}, not ${size}.`);
  const fleet = size > 0 ? fleetOfSize(anchor, size) : undefined;
  const account = (
    id: string,
    name: string,
    enabledRegions: readonly string[],
    hiddenBuckets: readonly string[],
    write: Writer,
    lazy?: Fleet,
  ) => {
    const roles = cloudLensRoles(id, hiddenBuckets);
    return worldAccount({
      id,
      name,
      anchor,
      enabledRegions,
      roles: [...roles, operatorRole(id)],
      lazy,
      write(draft) {
        write(draft, roles);
        lazy?.write(draft);
      },
    });
  };
  return {
    accounts: [
      {
        ...account(
          accounts.production,
          'Lumen Shop – production',
          productionRegions,
          ['lumen-invoices-export', 'lumen-brand-assets'],
          writeProduction,
          fleet,
        ),
        organization: lumenOrganization(anchor),
        bill: lumenBill(anchor),
      },
      {
        ...account(accounts.staging, 'Lumen Shop – staging', stagingRegions, ['lumen-staging-web', 'lumen-staging-db-dumps'], writeStaging),
        bill: lumenBill(anchor, accounts.staging),
      },
      {
        ...account(accounts.sandbox, 'Lumen sandbox', sandboxRegions, ['lumen-sandbox-results'], writeSandbox),
        bill: lumenBill(anchor, accounts.sandbox),
      },
    ],
  };
}

type Writer = (draft: Draft, roles: readonly WorldRole[]) => void;
