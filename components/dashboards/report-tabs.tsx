import { SectionTabs } from '@/components/ui/section-tabs';

const pages = [
  { href: '/dashboards', label: 'Dashboards' },
  { href: '/dashboards/reports', label: 'Scheduled reports' },
] as const;

export function ReportTabs({ current }: { current: (typeof pages)[number]['href'] }) {
  return <SectionTabs label="Dashboards and reports" pages={pages} current={current} />;
}
