import type { WorldRole } from '../../contract';
import type { Draft } from '../draft';
import { addCompute } from './compute';
import { addGroups } from './groups';
import { addIdentity } from './identity';
import { addImages } from './images';
import { addNetworks } from './network';
import { addStorage } from './storage';

/** Lumen Shop's production: about 600 resources, most in good order, and the mistakes of nine years. */
export function writeProduction(draft: Draft, roles: readonly WorldRole[]): void {
  const networks = addNetworks(draft);
  const groups = addGroups(draft, networks);
  addCompute(draft, networks, groups);
  addImages(draft, groups);
  addStorage(draft);
  addIdentity(draft, roles);
}
