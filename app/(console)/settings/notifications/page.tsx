import type { Metadata } from 'next';
import { TriageProvider } from '@/components/findings/triage/triage-context';
import { ForbiddenPage } from '@/components/settings/forbidden-page';
import { Notifications } from '@/components/settings/notifications/notifications';
import { frameworkNames } from '@/server/compliance/touched-by';
import { findingStatuses } from '@/server/findings/constants';
import { loadFindingFacets } from '@/server/findings/loaders';
import { pageLacks } from '@/server/identity/page-actor';
import { loadShell } from '@/server/shell/loaders';
import { loadTriage } from '@/server/triage/loaders';

export const metadata: Metadata = { title: 'Notifications' };

export default async function NotificationsPage({ searchParams }: { searchParams: Promise<{ rule?: string | string[] }> }) {
  if (await pageLacks('organization:update')) return <ForbiddenPage what="Notifications" />;
  const [{ rule }, triage, facets, { accounts }] = await Promise.all([
    searchParams,
    loadTriage(),
    // A rule is about what is to come, also of what has no open finding now.
    loadFindingFacets({ status: [...findingStatuses] }),
    loadShell(),
  ]);
  const account = accounts.map(({ id, name }) => ({ value: id, label: name, count: 0 }));
  return (
    <TriageProvider {...triage}>
      <Notifications
        choices={{ facets: { ...facets, account }, frameworks: frameworkNames() }}
        asked={typeof rule === 'string' ? rule : null}
      />
    </TriageProvider>
  );
}
