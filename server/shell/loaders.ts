import { eq } from 'drizzle-orm';
import { cache } from 'react';
import { organizations } from '@/drizzle/schema/identity';
import { listAccounts } from '@/server/accounts/data';
import { withIdentity } from '@/server/db';
import { requirePageActor } from '@/server/identity/page-actor';
import { listScans } from '@/server/scans/data';
import type { ShellData } from './types';

/** For the frame of every console page. Once a request. */
export const loadShell = cache(async (): Promise<ShellData> => {
  const actor = await requirePageActor();
  const [[organization], accounts, running] = await Promise.all([
    withIdentity((tx) =>
      tx.select({ id: organizations.id, name: organizations.name }).from(organizations).where(eq(organizations.id, actor.orgId)),
    ),
    listAccounts(actor),
    listScans(actor, { status: ['queued', 'running'], limit: 20 }),
  ]);
  return {
    organization: organization ?? { id: actor.orgId, name: 'Organization' },
    user: { name: actor.name, email: actor.email, role: actor.role, provider: actor.provider },
    accounts: accounts.map(({ id, accountId, name, kind }) => ({ id, accountId, name, kind })),
    runningScans: running.rows.map((scan) => ({ id: scan.id, accountName: scan.account.name, ...scan.progress })),
  };
});
