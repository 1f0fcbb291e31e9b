import type { WorldRole } from '../../contract';
import type { Draft } from '../draft';
import { addAnalytics } from './analytics';
import { addCompute } from './compute';
import { addContents } from './contents';
import { addDocumentsAndGraphs } from './documents-and-graphs';
import { addEntrances } from './entrances';
import { addExperiments } from './experiments';
import { addIdentity } from './identity';
import { addMiddleware } from './middleware';
import { addNetworks } from './network';
import { addServices } from './services';
import { addStorage } from './storage';
import { addTablesAndCaches } from './tables-and-caches';
import { addWorkloads } from './workloads';

/** Lumen Shop's staging: about 300 resources that nobody has looked after for years. */
export function writeStaging(draft: Draft, roles: readonly WorldRole[]): void {
  const networks = addNetworks(draft);
  const groups = addCompute(draft, networks);
  addExperiments(draft, networks);
  addStorage(draft);
  addServices(draft, networks, groups);
  addDocumentsAndGraphs(draft, networks, groups);
  addMiddleware(draft);
  addEntrances(draft, networks);
  addTablesAndCaches(draft, groups);
  addAnalytics(draft, networks, groups);
  addWorkloads(draft, networks, groups);
  addContents(draft);
  addIdentity(draft, roles);
}
