import { eq } from 'drizzle-orm';
import { workflowSettings } from '@/drizzle/schema/workflows';
import { recordAudit } from '@/server/audit/record';
import { type Tx, withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import type { AnyOrgId } from '@/server/ids';
import { usualMaxima, usualRunsAtOnce } from './constants';
import type { WorkflowSettings } from './schema';
import type { RunLimits } from './types';

const words: Record<keyof RunLimits, string> = {
  cpu: 'cores',
  memoryMb: 'MB of memory',
  pids: 'processes',
  seconds: 'seconds',
  outputKb: 'KiB of output',
};

/** How far workflows of the organization may go. */
export async function settingsOf(tx: Tx, orgId: AnyOrgId): Promise<WorkflowSettings> {
  const [row] = await tx.select().from(workflowSettings).where(eq(workflowSettings.orgId, orgId));
  if (!row) return { runsAtOnce: usualRunsAtOnce, ownApproval: false, maxima: usualMaxima };
  return { runsAtOnce: row.runsAtOnce, ownApproval: row.ownApproval, maxima: { ...usualMaxima, ...(row.maxima as Partial<RunLimits>) } };
}

export async function getSettings(actor: Actor): Promise<WorkflowSettings> {
  authorise(actor, 'workflows:read');
  return withOrg(actor, (tx) => settingsOf(tx, actor.orgId));
}

/** Only who may delete workflows decides how far they go. @throws AppError FORBIDDEN */
export async function saveSettings(actor: Actor, settings: WorkflowSettings): Promise<WorkflowSettings> {
  authorise(actor, 'workflows:delete');
  const { orgId } = actor;
  await withOrg(actor, async (tx) => {
    const row = { orgId, ...settings, updatedBy: actor.userId, updatedAt: new Date() };
    await tx.insert(workflowSettings).values(row).onConflictDoUpdate({ target: workflowSettings.orgId, set: row });
    await recordAudit(tx, actor, { action: 'workflow.settings', data: { ...settings } });
  });
  return settings;
}

/** @throws AppError UNPROCESSABLE naming each limit that lies beyond the organization's */
export function refuseBeyond(limits: RunLimits, maxima: RunLimits): void {
  const over = (Object.keys(words) as (keyof RunLimits)[]).filter((name) => limits[name] > maxima[name]);
  if (over.length === 0) return;
  throw new AppError(
    'UNPROCESSABLE',
    `Your organization allows at most ${over.map((name) => `${maxima[name]} ${words[name]}`).join(', ')}: ask for less, or let an admin raise the limit.`,
    { maxima },
  );
}

/** The limits as they hold now: maxima may have been lowered since the mapping was made. */
export const cappedBy = (limits: RunLimits, maxima: RunLimits): RunLimits =>
  Object.fromEntries(
    (Object.keys(words) as (keyof RunLimits)[]).map((name) => [name, Math.min(limits[name], maxima[name])]),
  ) as unknown as RunLimits;
