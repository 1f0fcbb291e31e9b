import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { z } from 'zod';
import { DashboardBoard } from '@/components/dashboards/dashboard-board';
import { WidgetContent } from '@/components/dashboards/widget-content';
import { WidgetSkeleton } from '@/components/dashboards/widget-skeleton';
import { TriageProvider } from '@/components/findings/triage/triage-context';
import { LiveRefresh } from '@/components/live/live-provider';
import { frameworkNames } from '@/server/compliance/touched-by';
import { loadDashboard } from '@/server/dashboards/loaders';
import { loadFindingFacets } from '@/server/findings/loaders';
import { loadTriage } from '@/server/triage/loaders';

export const metadata: Metadata = { title: 'Dashboard' };

export default async function DashboardPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const dashboard = z.uuid().safeParse(id).success ? await loadDashboard(id) : null;
  if (!dashboard) notFound();
  const [triage, facets] = await Promise.all([loadTriage(), loadFindingFacets({})]);
  return (
    <div className="grid grid-cols-1 gap-4">
      <LiveRefresh channels={['findings']} />
      <nav aria-label="Back" className="-mb-3 text-xs text-ink-muted">
        <Link href="/dashboards" className="rounded underline-offset-4 hover:text-ink hover:underline">
          Dashboards
        </Link>
      </nav>
      <TriageProvider {...triage}>
        <DashboardBoard
          key={dashboard.id}
          dashboard={dashboard}
          choices={{ facets, frameworks: frameworkNames() }}
          bodies={Object.fromEntries(
            dashboard.widgets.map((widget) => [
              widget.key,
              <Suspense key={widget.key} fallback={<WidgetSkeleton />}>
                <WidgetContent widget={widget} />
              </Suspense>,
            ]),
          )}
        />
      </TriageProvider>
    </div>
  );
}
