import { cache } from 'react';
import { listAccounts } from '@/server/accounts/data';
import { mayMakeAnother } from '@/server/identity/organizations/create';
import { ownOrganizations } from '@/server/identity/organizations/data';
import { requirePageActor } from '@/server/identity/page-actor';
import { listScans } from '@/server/scans/data';
import type { ShellData } from './types';

/** For the frame of every console page. Once a request. */
export const loadShell = cache(async (): Promise<ShellData> => {
  const actor = await requirePageActor();
  const [organizations, accounts, running] = await Promise.all([
    ownOrganizations(actor),
    listAccounts(actor),
    listScans(actor, { status: ['queued', 'running'], limit: 20 }),
  ]);
  return {
    organization: organizations.find(({ id }) => id === actor.orgId) ?? { id: actor.orgId, name: 'Organization' },
    organizations,
    mayMakeOrganization: mayMakeAnother(actor),
    user: { name: actor.name, email: actor.email, role: actor.role, provider: actor.provider },
    accounts: accounts.map(({ id, accountId, name, kind }) => ({ id, accountId, name, kind })),
    runningScans: running.rows.map((scan) => ({ id: scan.id, accountName: scan.account.name, ...scan.progress })),
  };
});
