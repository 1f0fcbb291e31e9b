import type { forwarders, forwardingRuns } from '@/drizzle/schema/forwarding';
import { forwardingRolePolicy } from './policy';
import { type ForwarderSettings, forwarderSettingsSchema } from './schema';
import type { ForwarderRow, ForwardingProblem, ForwardingRunRow } from './types';

export const targetOf = (settings: ForwarderSettings): string =>
  settings.kind === 's3' ? `s3://${settings.bucket}/${settings.prefix}` : 'AWS Security Hub';

export const settingsOf = (row: Pick<typeof forwarders.$inferSelect, 'settings'>): ForwarderSettings =>
  forwarderSettingsSchema.parse(row.settings);

export function forwarderView(
  row: typeof forwarders.$inferSelect,
  settings: ForwarderSettings,
  lastRun: ForwardingRunRow | null,
  partition: string,
): ForwarderRow {
  return {
    id: row.id,
    name: row.name,
    settings,
    target: targetOf(settings),
    enabled: row.enabled,
    nextRunAt: row.dueAt?.toISOString() ?? null,
    lastRun,
    policy: forwardingRolePolicy(settings, partition),
    createdAt: row.createdAt.toISOString(),
  };
}

export const runView = (row: typeof forwardingRuns.$inferSelect): ForwardingRunRow => ({
  id: row.id,
  status: row.status,
  sent: row.sent,
  problems: row.problems as ForwardingProblem[],
  place: row.place,
  startedAt: row.startedAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
});
