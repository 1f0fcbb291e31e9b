import type { Metadata } from 'next';
import { z } from 'zod';
import { ReportTabs } from '@/components/dashboards/report-tabs';
import { ReportList } from '@/components/dashboards/reports/report-list';
import { TriageProvider } from '@/components/findings/triage/triage-context';
import { LiveRefresh } from '@/components/live/live-provider';
import { ForbiddenPage } from '@/components/settings/forbidden-page';
import { PageHeader } from '@/components/ui/page-header';
import { frameworkNames } from '@/server/compliance/touched-by';
import { loadDashboards } from '@/server/dashboards/loaders';
import { loadFindingFacets } from '@/server/findings/loaders';
import { loadReports } from '@/server/reports/loaders';
import { loadTriage } from '@/server/triage/loaders';

export const metadata: Metadata = { title: 'Scheduled reports' };

export default async function ReportsPage({ searchParams }: { searchParams: Promise<{ dashboard?: string | string[] }> }) {
  const loaded = await loadReports();
  if (!loaded)
    return (
      <div className="grid grid-cols-1 gap-4">
        <PageHeader title="Scheduled reports" />
        <ReportTabs current="/dashboards/reports" />
        <ForbiddenPage what="Scheduled reports" />
      </div>
    );
  const [{ dashboard }, dashboards, triage, facets] = await Promise.all([
    searchParams,
    loadDashboards(),
    loadTriage(),
    loadFindingFacets({}),
  ]);
  const asked = z.uuid().safeParse(dashboard);
  return (
    <TriageProvider {...triage}>
      <LiveRefresh channels={['findings']} />
      <ReportList
        {...loaded}
        dashboard={asked.success && dashboards.some(({ id }) => id === asked.data) ? asked.data : null}
        choices={{
          facets,
          frameworks: frameworkNames(),
          dashboards: dashboards.map(({ id, name }) => ({ id, name })),
          views: triage.views,
        }}
      />
    </TriageProvider>
  );
}
