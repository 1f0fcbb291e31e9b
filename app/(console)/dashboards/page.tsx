import type { Metadata } from 'next';
import { DashboardList } from '@/components/dashboards/dashboard-list';
import { loadDashboards } from '@/server/dashboards/loaders';

export const metadata: Metadata = { title: 'Dashboards' };

export default async function DashboardsPage() {
  return <DashboardList dashboards={await loadDashboards()} />;
}
