import type { Metadata } from 'next';
import { ForbiddenPage } from '@/components/settings/forbidden-page';
import { MembersPage } from '@/components/settings/members/members-page';
import { pageLacks, requirePageActor } from '@/server/identity/page-actor';
import { loadShell } from '@/server/shell/loaders';

export const metadata: Metadata = { title: 'Members' };

export default async function Page() {
  if (await pageLacks('members:read')) return <ForbiddenPage what="Members" />;
  const [{ userId, provider }, { accounts }] = await Promise.all([requirePageActor(), loadShell()]);
  return <MembersPage self={userId} accounts={accounts} invites={provider === 'local'} />;
}
