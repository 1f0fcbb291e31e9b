import { type Actor, authorise, within } from '@/server/identity/actor';
import type { TenantScope } from '@/server/ids';
import type { ResourceFilters } from './types';

/** Filters about findings take the right to see them. */
export function scopeFor(actor: Actor, filters: ResourceFilters): TenantScope {
  if (filters.findings) authorise(actor, 'findings:read');
  return within(actor, 'resources:read');
}
