import { authorise } from '@/server/identity/actor';
import { requirePageActor } from '@/server/identity/page-actor';
import { getRetention } from './data';
import type { Retention } from './schema';

export async function loadRetention(): Promise<Retention> {
  const actor = await requirePageActor();
  authorise(actor, 'organization:read');
  return getRetention(actor.orgId);
}
