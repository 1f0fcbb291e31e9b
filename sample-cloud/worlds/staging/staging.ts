import type { WorldRole } from '../../contract';
import type { Draft } from '../draft';
import { addCompute } from './compute';
import { addExperiments } from './experiments';
import { addIdentity } from './identity';
import { addNetworks } from './network';
import { addServices } from './services';
import { addStorage } from './storage';

/** Lumen Shop's staging: about 250 resources that nobody has looked after for years. */
export function writeStaging(draft: Draft, roles: readonly WorldRole[]): void {
  const networks = addNetworks(draft);
  const groups = addCompute(draft, networks);
  addExperiments(draft, networks);
  addStorage(draft);
  addServices(draft, networks, groups);
  addIdentity(draft, roles);
}
