import type { StackDriftStatus } from '../types';

/** Pure, usable in the browser. */

/** A stack that a stack set keeps in one account and region. */
export interface StackSetInstance {
  accountId: string;
  region: string;
  /** AWS's own: `CURRENT`, `OUTDATED`, `INOPERABLE`; else what it does right now, as in `RUNNING`. */
  status: string;
  driftStatus: StackDriftStatus;
  detectionTime: string | null;
  organizationalUnitId: string | null;
  /** Of our row of the stack, where that account is connected and was scanned. */
  stackRowId: string | null;
}

export interface StackSet {
  id: string;
  name: string;
  description: string | null;
  permissionModel: 'SERVICE_MANAGED' | 'SELF_MANAGED' | null;
  driftStatus: StackDriftStatus;
  detectionTime: string | null;
  /** null: they could not be listed, see `reason`. */
  instances: StackSetInstance[] | null;
  /** There are more than are shown. */
  instancesAreCut: boolean;
  reason: string | null;
}

/** What one region said. An empty list: the account administers no stack set there. */
export interface StackSetRegion {
  region: string;
  /** null: they could not be listed, see `reason`. */
  stackSets: StackSet[] | null;
  /** There are more than are shown. */
  isCut: boolean;
  reason: string | null;
}
