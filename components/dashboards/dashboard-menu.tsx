'use client';

import { CalendarClockIcon, CopyIcon, EllipsisIcon, LockIcon, PencilIcon, Trash2Icon, UsersIcon } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import { createDashboardAction, deleteDashboardAction, updateDashboardAction } from '@/server/dashboards/actions';
import type { DashboardRow } from '@/server/dashboards/types';
import { NameDialog } from './name-dialog';

/** What can be done with a dashboard as a whole. */
export function DashboardMenu({ dashboard }: { dashboard: DashboardRow }) {
  const { id: dashboardId, name, shared, editable, widgets } = dashboard;
  const router = useRouter();
  const mayShare = useCan('findings:update');
  const [asking, setAsking] = useState<'name' | 'delete' | null>(null);

  async function share() {
    if (settle(await updateDashboardAction({ dashboardId, shared: !shared }), shared ? 'Yours alone now' : 'Shared with everybody'))
      router.refresh();
  }

  async function copy() {
    const made = settle(await createDashboardAction({ name: `Copy of ${name}`.slice(0, 80), widgets }), 'Copied');
    if (made) router.push(`/dashboards/${made.data.id}`);
  }

  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <Button size="icon" aria-label="More for this dashboard">
            <EllipsisIcon />
          </Button>
        </MenuTrigger>
        <MenuContent align="end">
          {editable && (
            <MenuItem onSelect={() => setAsking('name')}>
              <PencilIcon aria-hidden="true" />
              Rename
            </MenuItem>
          )}
          {editable && mayShare && (
            <MenuItem onSelect={() => void share()}>
              {shared ? <LockIcon aria-hidden="true" /> : <UsersIcon aria-hidden="true" />}
              {shared ? 'Stop sharing' : 'Share with everybody'}
            </MenuItem>
          )}
          <MenuItem onSelect={() => void copy()}>
            <CopyIcon aria-hidden="true" />
            Make a copy
          </MenuItem>
          {mayShare && (
            <MenuItem asChild>
              <Link href={`/dashboards/reports?dashboard=${dashboardId}`}>
                <CalendarClockIcon aria-hidden="true" />
                Send it regularly
              </Link>
            </MenuItem>
          )}
          {editable && (
            <>
              <MenuSeparator />
              <MenuItem danger onSelect={() => setAsking('delete')}>
                <Trash2Icon aria-hidden="true" />
                Delete
              </MenuItem>
            </>
          )}
        </MenuContent>
      </Menu>
      {asking === 'name' && (
        <NameDialog
          title="Rename the dashboard"
          name={name}
          confirm="Rename"
          onClose={() => setAsking(null)}
          onName={async (next) => {
            const result = await updateDashboardAction({ dashboardId, name: next });
            if (result.ok) router.refresh();
            return result;
          }}
        />
      )}
      <ConfirmDialog
        open={asking === 'delete'}
        onOpenChange={(open) => !open && setAsking(null)}
        title={`Delete ‘${name}’?`}
        confirm="Delete the dashboard"
        onConfirm={async () => {
          if (settle(await deleteDashboardAction({ dashboardId }), 'Dashboard deleted')) router.push('/dashboards');
        }}
      >
        {shared ? 'It goes away for everybody in your organization. ' : ''}
        Scheduled reports of it stop. The findings stay as they are.
      </ConfirmDialog>
    </>
  );
}
