'use client';

import { LayoutGridIcon, PencilIcon, PlusIcon } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { cn } from '@/components/lib/cn';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { widgetsAtMost } from '@/server/dashboards/constants';
import type { Widget } from '@/server/dashboards/schema';
import type { DashboardRow } from '@/server/dashboards/types';
import { widgetTitle } from '@/server/dashboards/words';
import { DashboardMenu } from './dashboard-menu';
import type { FilterChoices } from './edit/filter-choices';
import { WidgetDialog } from './edit/widget-dialog';
import { useDashboard } from './use-dashboard';
import { WidgetFrame } from './widget-frame';
import { WidgetSkeleton } from './widget-skeleton';

interface DashboardBoardProps {
  dashboard: DashboardRow;
  /** What each widget shows, by its key; it streams in. */
  bodies: Record<string, ReactNode>;
  choices: FilterChoices;
}

const columns = { 1: '', 2: 'md:col-span-2', 3: 'md:col-span-2 xl:col-span-3' };

/** A dashboard: to look at, and, for who may, to change by buttons alone. */
export function DashboardBoard({ dashboard, bodies, choices }: DashboardBoardProps) {
  const { widgets, pending, change, move } = useDashboard(dashboard);
  const [editing, setEditing] = useState(false);
  const [open, setOpen] = useState<Widget | 'new' | null>(null);
  const [gone, setGone] = useState<Widget | null>(null);
  const isFull = widgets.length >= widgetsAtMost;

  function save(widget: Widget) {
    const isNew = !widgets.some(({ key }) => key === widget.key);
    change(
      isNew ? [...widgets, widget] : widgets.map((each) => (each.key === widget.key ? widget : each)),
      isNew ? 'Widget added' : 'Widget changed',
    );
    setOpen(null);
  }

  return (
    <>
      <PageHeader
        title={dashboard.name}
        description={dashboard.shared ? `Shared with everybody in the organization, by ${dashboard.owner.name}` : 'Yours alone'}
        actions={
          <>
            {dashboard.editable && (
              <>
                <Button
                  disabled={isFull}
                  title={isFull ? `${widgetsAtMost} widgets are the most` : undefined}
                  onClick={() => setOpen('new')}
                >
                  <PlusIcon aria-hidden="true" />
                  Add a widget
                </Button>
                {widgets.length > 0 && (
                  <Button aria-pressed={editing} onClick={() => setEditing(!editing)}>
                    <PencilIcon aria-hidden="true" />
                    {editing ? 'Done' : 'Arrange'}
                  </Button>
                )}
              </>
            )}
            <DashboardMenu dashboard={dashboard} />
          </>
        }
      />
      {widgets.length === 0 ? (
        <Card>
          <EmptyState
            icon={LayoutGridIcon}
            title="Nothing stands here yet"
            action={
              dashboard.editable && (
                <Button variant="primary" onClick={() => setOpen('new')}>
                  Add a widget
                </Button>
              )
            }
          >
            A widget shows a number, a course or the largest groups of whatever findings you choose.
          </EmptyState>
        </Card>
      ) : (
        <ol aria-label="Widgets" aria-busy={pending} className="grid grid-cols-1 items-stretch gap-4 md:grid-cols-2 xl:grid-cols-3">
          {widgets.map((widget, index) => (
            <li key={widget.key} className={cn('min-w-0', columns[widget.width])}>
              <WidgetFrame
                widget={widget}
                editing={editing && dashboard.editable}
                isFirst={index === 0}
                isLast={index === widgets.length - 1}
                onMove={(by) => move(widget.key, by)}
                onWidth={(width) => change(widgets.map((each) => (each.key === widget.key ? { ...each, width } : each)))}
                onEdit={() => setOpen(widget)}
                onRemove={() => setGone(widget)}
              >
                {bodies[widget.key] ?? <WidgetSkeleton />}
              </WidgetFrame>
            </li>
          ))}
        </ol>
      )}
      {open && (
        <WidgetDialog
          key={open === 'new' ? 'new' : open.key}
          widget={open === 'new' ? null : open}
          choices={choices}
          onSave={save}
          onClose={() => setOpen(null)}
        />
      )}
      <ConfirmDialog
        open={gone !== null}
        onOpenChange={(isOpen) => !isOpen && setGone(null)}
        title={`Remove ‘${gone ? widgetTitle(gone) : ''}’?`}
        confirm="Remove the widget"
        onConfirm={async () =>
          change(
            widgets.filter(({ key }) => key !== gone?.key),
            'Widget removed',
          )
        }
      >
        What it shows stays as it is.
      </ConfirmDialog>
    </>
  );
}
