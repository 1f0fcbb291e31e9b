import type { Metadata } from 'next';
import { ForbiddenPage } from '@/components/settings/forbidden-page';
import { Forwarding } from '@/components/settings/forwarding/forwarding';
import { pageLacks } from '@/server/identity/page-actor';
import { loadShell } from '@/server/shell/loaders';

export const metadata: Metadata = { title: 'Forwarding' };

export default async function ForwardingPage() {
  if (await pageLacks('organization:update')) return <ForbiddenPage what="Forwarding" />;
  const { accounts } = await loadShell();
  return <Forwarding accounts={accounts} />;
}
