'use client';

import { CalendarClockIcon, PlusIcon } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import type { Receiver, ReportRow } from '@/server/reports/types';
import { ReportTabs } from '../report-tabs';
import type { ReportChoices } from './report-choices';
import { ReportDialog } from './report-dialog';
import { ReportItem } from './report-item';

interface ReportListProps {
  reports: readonly ReportRow[];
  receivers: readonly Receiver[];
  me: string;
  choices: ReportChoices;
  /** A dashboard that somebody came from to have it sent. */
  dashboard: string | null;
}

/** What is sent again and again, and what became of it. */
export function ReportList({ reports, receivers, me, choices, dashboard }: ReportListProps) {
  const router = useRouter();
  const [open, setOpen] = useState<ReportRow | 'new' | null>(dashboard ? 'new' : null);
  const add = (
    <Button variant="primary" disabled={receivers.length === 0} onClick={() => setOpen('new')}>
      <PlusIcon aria-hidden="true" />
      New report
    </Button>
  );
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader
        title="Scheduled reports"
        description="Dashboards, findings and compliance, sent regularly with what you may see"
        actions={reports.length > 0 && add}
      />
      <ReportTabs current="/dashboards/reports" />
      <Card aria-label="Reports">
        {reports.length === 0 ? (
          <EmptyState icon={CalendarClockIcon} title="No report yet" action={add}>
            {receivers.length === 0 ? (
              <>
                There is nowhere to send one to: an admin adds a channel under{' '}
                <Link href="/settings/notifications" className="text-accent-text underline">
                  Settings, Notifications
                </Link>
                .
              </>
            ) : (
              'Say what, to whom, and how often.'
            )}
          </EmptyState>
        ) : (
          <ul className="divide-y">
            {reports.map((report) => (
              <ReportItem key={report.id} report={report} mine={report.owner.id === me} choices={choices} onEdit={() => setOpen(report)} />
            ))}
          </ul>
        )}
      </Card>
      {open && (
        <ReportDialog
          report={open === 'new' ? null : open}
          mine={open === 'new' || open.owner.id === me}
          receivers={receivers}
          choices={choices}
          dashboard={dashboard}
          onDone={() => {
            setOpen(null);
            router.replace('/dashboards/reports');
            router.refresh();
          }}
          onClose={() => {
            setOpen(null);
            if (dashboard) router.replace('/dashboards/reports');
          }}
        />
      )}
    </div>
  );
}
