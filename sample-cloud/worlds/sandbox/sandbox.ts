import type { WorldRole } from '../../contract';
import type { Draft } from '../draft';
import { addCompute } from './compute';
import { addIdentity } from './identity';
import { addServices } from './services';
import { addStorage } from './storage';

/** Lumen's sandbox: about 80 resources, set up by people who had learnt from the other two. */
export function writeSandbox(draft: Draft, roles: readonly WorldRole[]): void {
  const places = addCompute(draft);
  addStorage(draft);
  addServices(draft, places);
  addIdentity(draft, roles);
}
