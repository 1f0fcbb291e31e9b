import type { WorldRole } from '../../contract';
import type { Draft } from '../draft';
import { adoptIntoStacks } from '../stack-contents/adopt';
import { addAudit } from './audit';
import { addCompute } from './compute';
import { addDatabases } from './databases';
import { addDocumentsAndGraphs } from './documents-and-graphs';
import { addEdge } from './edge';
import { addEntrances } from './entrances';
import { addEventAlarms } from './event-alarms';
import { addFunctions } from './functions';
import { addGateways } from './gateways';
import { addGroups } from './groups';
import { addGuards } from './guards';
import { addIdentity } from './identity';
import { addImages } from './images';
import { addKeys } from './keys';
import { addMessaging } from './messaging';
import { addNetworks } from './network';
import { main } from './places';
import { addProtection } from './protection';
import { addStacks, adopted } from './stacks';
import { addStorage } from './storage';
import { addVault } from './vault';

/** Lumen Shop's production: about 700 resources, most in good order, and the mistakes of nine years. */
export function writeProduction(draft: Draft, roles: readonly WorldRole[]): void {
  const networks = addNetworks(draft);
  const groups = addGroups(draft, networks);
  addGateways(draft, networks);
  addCompute(draft, networks, groups);
  addImages(draft, groups);
  addStorage(draft);
  addDatabases(draft, networks, groups);
  addDocumentsAndGraphs(draft, networks, groups);
  addKeys(draft);
  addFunctions(draft, networks, groups);
  addEntrances(draft, networks, groups);
  addEdge(draft);
  addMessaging(draft);
  addVault(draft);
  addAudit(draft);
  addEventAlarms(draft);
  addProtection(draft);
  addGuards(draft);
  addStacks(draft);
  adoptIntoStacks(draft, main, adopted);
  addIdentity(draft, roles);
}
