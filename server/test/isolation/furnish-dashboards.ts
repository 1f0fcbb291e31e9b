import { dashboards, deliveryAttachments, scheduledReports } from '@/drizzle/schema/dashboards';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';

/** A dashboard that is shared, a report of it to the channel, and the file of a message. */
export async function furnishDashboards(
  orgId: OrgId,
  userId: string,
  { channel, delivery }: Record<'channel' | 'delivery', string>,
  canary: string,
) {
  return withOrg(orgId, async (tx) => {
    const owner = { orgId, ownerId: userId, ownerName: canary, name: canary };
    const widgets = [{ kind: 'count', id: 'w1', title: canary, width: 1, filter: { q: canary } }];
    const [dashboard] = await tx
      .insert(dashboards)
      .values({ ...owner, shared: true, widgets })
      .returning({ id: dashboards.id });
    const [report] = await tx
      .insert(scheduledReports)
      .values({
        ...owner,
        source: { kind: 'dashboard', dashboardId: dashboard?.id ?? '' },
        channelId: channel,
        attachment: 'none',
        frequency: 'daily',
        hour: 8,
        timeZone: 'UTC',
        lastError: canary,
        dueAt: new Date('2999-01-01'),
      })
      .returning({ id: scheduledReports.id });
    await tx.insert(deliveryAttachments).values({ orgId, deliveryId: delivery, name: canary, mediaType: 'text/csv', content: canary });
    return { dashboard: dashboard?.id ?? '', report: report?.id ?? '' };
  });
}
