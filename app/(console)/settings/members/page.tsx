import type { Metadata } from 'next';
import { ForbiddenPage } from '@/components/settings/forbidden-page';
import { MembersPage } from '@/components/settings/members/members-page';
import { pageLacks, requirePageActor } from '@/server/identity/page-actor';
import { vendorNames } from '@/server/identity/vendors/vendor-names';
import { loadShell } from '@/server/shell/loaders';

export const metadata: Metadata = { title: 'Members' };

export default async function Page() {
  if (await pageLacks('members:read')) return <ForbiddenPage what="Members" />;
  const [{ userId, provider }, { accounts }] = await Promise.all([requirePageActor(), loadShell()]);
  const vendor = provider === 'local' ? null : { name: vendorNames[provider], keepsSessions: provider === 'clerk' };
  return <MembersPage self={userId} accounts={accounts} vendor={vendor} />;
}
