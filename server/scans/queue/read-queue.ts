import { type Tx, withDirectory } from '@/server/db';
import { env } from '@/server/env';
import type { QueueLimits } from './fair-queue';
import { type Forecast, type ForecastInput, forecast } from './forecast';

/** How many scans may run at once, in all and of one organization. */
export function queueLimits(): QueueLimits {
  const { SCANS_AT_ONCE: total, SCANS_PER_ORGANIZATION: perOrganization } = env();
  return { total, perOrganization };
}

/** All scans that have not ended, of all organizations. To be called through the directory door. */
export async function readQueue({ sql }: Tx): Promise<ForecastInput> {
  const rows = await sql<
    { org_id: string; id: string; waits: boolean; admitted_at: string | null; started_at: string | null; expected_ms: number | null }[]
  >`
    select org_id, id, status = 'queued' and admitted_at is null as waits, admitted_at, started_at, expected_ms
    from scans where status in ('queued', 'running') order by queued_at, id`;
  const waiting = rows.filter((row) => row.waits);
  const orgIds = [...new Set(waiting.map((row) => row.org_id))];
  const turns =
    orgIds.length === 0
      ? []
      : await sql<{ org_id: string; at: string }[]>`
          select o.org_id, t.admitted_at as at from unnest(${orgIds}::uuid[]) as o(org_id) cross join lateral (
            select admitted_at from scans s where s.org_id = o.org_id and s.admitted_at is not null
            order by s.admitted_at desc nulls last limit 1) t`;
  return {
    active: rows
      .filter((row) => !row.waits)
      .map((row) => ({
        orgId: row.org_id,
        id: row.id,
        since: Date.parse(row.admitted_at ?? row.started_at ?? new Date().toISOString()),
        expectedMs: row.expected_ms,
      })),
    waiting: waiting.map((row) => ({ orgId: row.org_id, id: row.id, expectedMs: row.expected_ms })),
    lastTurn: new Map(turns.map((row) => [row.org_id, Date.parse(row.at)])),
  };
}

/** Every open page asks; so little age is no loss. */
const freshMs = 200;
let latest: { at: number; answer: Promise<Map<string, Forecast>> } | undefined;

/** Where each scan that has not ended stands, by id; of all organizations, so hand out only what belongs to the reader's. */
export function forecastQueue(now = Date.now()): Promise<Map<string, Forecast>> {
  if (latest && now - latest.at < freshMs) return latest.answer;
  const answer = withDirectory(readQueue).then((queue) => forecast(queue, queueLimits(), now));
  latest = { at: now, answer };
  answer.catch(() => {
    latest = undefined;
  });
  return answer;
}
