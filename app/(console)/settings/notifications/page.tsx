import type { Metadata } from 'next';
import { ForbiddenPage } from '@/components/settings/forbidden-page';
import { Notifications } from '@/components/settings/notifications/notifications';
import { pageLacks } from '@/server/identity/page-actor';
import { loadShell } from '@/server/shell/loaders';

export const metadata: Metadata = { title: 'Notifications' };

export default async function NotificationsPage() {
  if (await pageLacks('organization:update')) return <ForbiddenPage what="Notifications" />;
  const { accounts } = await loadShell();
  return <Notifications accounts={accounts} />;
}
