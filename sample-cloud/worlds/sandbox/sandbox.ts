import type { WorldRole } from '../../contract';
import type { Draft } from '../draft';
import { addCompute } from './compute';
import { addEventAlarms } from './event-alarms';
import { addIdentity } from './identity';
import { addMiddleware } from './middleware';
import { addServices } from './services';
import { addStorage } from './storage';
import { addWorkloads } from './workloads';

/** Lumen's sandbox: about 100 resources, set up by people who had learnt from the other two. */
export function writeSandbox(draft: Draft, roles: readonly WorldRole[]): void {
  const places = addCompute(draft);
  addStorage(draft);
  addServices(draft, places);
  addMiddleware(draft);
  addEventAlarms(draft);
  addWorkloads(draft, places);
  addIdentity(draft, roles);
}
