import { type Actor, within } from '@/server/identity/actor';
import type { TenantScope } from '@/server/ids';
import type { ResourceFilters } from './types';

/** Which resources somebody reaches; filters about findings take the right to see these there. @throws AppError FORBIDDEN */
export function scopeFor(actor: Actor, filters: ResourceFilters): TenantScope {
  const scope = within(actor, 'resources:read');
  if (!filters.findings) return scope;
  const { accountIds } = within(actor, 'findings:read');
  return { ...scope, accountIds: scope.accountIds?.filter((id) => accountIds?.includes(id)) ?? null };
}
