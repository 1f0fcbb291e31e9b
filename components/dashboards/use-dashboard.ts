'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { updateDashboardAction } from '@/server/dashboards/actions';
import type { Widget } from '@/server/dashboards/schema';
import type { DashboardRow } from '@/server/dashboards/types';

/** The widgets as they stand on the page, and what changes them: shown at once, taken back when the server refuses. */
export function useDashboard(dashboard: DashboardRow) {
  const router = useRouter();
  const [stored, setStored] = useState(dashboard);
  const [widgets, setWidgets] = useState(dashboard.widgets);
  const [pending, startTransition] = useTransition();
  // A newer one came with the page: by somebody else, or from another tab.
  if (dashboard.revision > stored.revision) {
    setStored(dashboard);
    setWidgets(dashboard.widgets);
  }

  function change(next: Widget[], said?: string) {
    const before = widgets;
    setWidgets(next);
    startTransition(async () => {
      const done = settle(await updateDashboardAction({ dashboardId: dashboard.id, widgets: next, revision: stored.revision }), said);
      if (done) setStored(done.data);
      else setWidgets(before);
      router.refresh();
    });
  }

  function move(key: string, by: -1 | 1) {
    const at = widgets.findIndex((widget) => widget.key === key);
    const to = at + by;
    const [one, other] = [widgets[at], widgets[to]];
    if (!one || !other) return;
    const next = [...widgets];
    [next[at], next[to]] = [other, one];
    change(next);
  }

  return { widgets, pending, change, move };
}
