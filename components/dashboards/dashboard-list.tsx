'use client';

import { LayoutGridIcon, PlusIcon, UsersIcon } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { plural } from '@/components/lib/format';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { createDashboardAction } from '@/server/dashboards/actions';
import { starterWidgets } from '@/server/dashboards/starter';
import type { DashboardRow } from '@/server/dashboards/types';
import { NameDialog } from './name-dialog';
import { ReportTabs } from './report-tabs';

/** One's own dashboards and those that are shared. */
export function DashboardList({ dashboards }: { dashboards: readonly DashboardRow[] }) {
  const router = useRouter();
  const [naming, setNaming] = useState(false);
  const make = (
    <Button variant="primary" onClick={() => setNaming(true)}>
      <PlusIcon aria-hidden="true" />
      New dashboard
    </Button>
  );
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader
        title="Dashboards"
        description="Numbers, courses and rankings of what you choose to watch"
        actions={dashboards.length > 0 && make}
      />
      <ReportTabs current="/dashboards" />
      {dashboards.length === 0 ? (
        <Card>
          <EmptyState icon={LayoutGridIcon} title="No dashboard yet" action={make}>
            A new one begins with a few widgets to change or take away. It is yours alone until you share it.
          </EmptyState>
        </Card>
      ) : (
        <ul className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-3">
          {dashboards.map(({ id, name, shared, owner, widgets }) => (
            <li key={id} className="min-w-0">
              <Link href={`/dashboards/${id}`} className="block h-full rounded-lg border bg-surface p-4 transition-colors hover:bg-hover">
                <span className="flex items-start gap-2">
                  <span className="min-w-0 flex-1 font-medium break-words">{name}</span>
                  {shared && (
                    <Badge>
                      <UsersIcon aria-hidden="true" />
                      Shared
                    </Badge>
                  )}
                </span>
                <span className="mt-1 block text-xs text-ink-muted">
                  {plural(widgets.length, 'widget')}
                  {shared ? `, by ${owner.name}` : ''}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {naming && (
        <NameDialog
          title="New dashboard"
          description="It is yours alone until you share it."
          confirm="Make it"
          onClose={() => setNaming(false)}
          onName={async (name) => {
            const result = await createDashboardAction({ name, widgets: starterWidgets });
            if (result.ok) router.push(`/dashboards/${result.data.id}`);
            return result;
          }}
        />
      )}
    </div>
  );
}
