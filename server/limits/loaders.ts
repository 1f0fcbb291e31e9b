import { requirePageActor } from '@/server/identity/page-actor';
import { readLimits } from './start-limits';
import type { ResourceLimit } from './types';

export async function loadLimits(): Promise<ResourceLimit[]> {
  return readLimits(await requirePageActor());
}
