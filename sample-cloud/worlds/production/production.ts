import type { WorldRole } from '../../contract';
import type { Draft } from '../draft';
import { addAudit } from './audit';
import { addCompute } from './compute';
import { addDatabases } from './databases';
import { addFunctions } from './functions';
import { addGroups } from './groups';
import { addIdentity } from './identity';
import { addImages } from './images';
import { addKeys } from './keys';
import { addNetworks } from './network';
import { addStacks } from './stacks';
import { addStorage } from './storage';

/** Lumen Shop's production: about 600 resources, most in good order, and the mistakes of nine years. */
export function writeProduction(draft: Draft, roles: readonly WorldRole[]): void {
  const networks = addNetworks(draft);
  const groups = addGroups(draft, networks);
  addCompute(draft, networks, groups);
  addImages(draft, groups);
  addStorage(draft);
  addDatabases(draft, networks, groups);
  addKeys(draft);
  addFunctions(draft, networks, groups);
  addAudit(draft);
  addStacks(draft);
  addIdentity(draft, roles);
}
