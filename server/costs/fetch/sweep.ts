import { systemActor } from '@/server/audit/record';
import { withDirectory, withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import { ofLiving } from '@/server/identity/organizations/data';
import { asOrgId, type OrgId } from '@/server/ids';
import { log } from '@/server/log';
import { settingsIn } from '../settings/data';
import { finishRefresh } from './finish';
import { claimSeconds } from './lease';
import { insertRefresh, sendRefreshRequested } from './queue';

/** So often may a refresh be taken from a run that fell silent. */
const mostTakeovers = 5;

interface Named {
  orgId: string;
  id: string;
}

/** Makes up for what was lost, asks where it is time to, and begins with accounts that were scanned for the first time. */
export async function sweepCosts(): Promise<{ queued: number; takenOver: number }> {
  const takenOver = await takeOverLost();
  const [due, fresh] = [await dueSources(), await accountsWithoutSource()];
  let queued = 0;
  for (const { orgId: org, id } of [...due, ...fresh]) {
    try {
      if (await queueDue(asOrgId(org), id)) queued += 1;
    } catch (error) {
      if (!(error instanceof AppError)) log.error({ err: error, awsAccountId: id }, 'a cost refresh could not be queued');
    }
  }
  return { queued, takenOver };
}

const dueSources = async (): Promise<Named[]> =>
  ofLiving(
    await withDirectory(
      ({ sql }) => sql<Named[]>`
        select org_id as "orgId", aws_account_id as id from cost_sources where due_at <= now() order by due_at limit 500`,
    ),
  );

const accountsWithoutSource = async (): Promise<Named[]> =>
  ofLiving(
    await withDirectory(
      ({ sql }) => sql<Named[]>`
        select a.org_id as "orgId", a.id from aws_accounts a
        where a.status in ('connected', 'error') and not exists (select from cost_sources s where s.org_id = a.org_id and s.aws_account_id = a.id)
        order by a.org_id limit 500`,
    ),
  );

/** Begins a planned refresh. The first one waits for the first scan, which proves that the account can be read. */
export async function queueDue(orgId: OrgId, awsAccountId: string): Promise<boolean> {
  const trigger = await withOrg(orgId, async (tx) => {
    const [account] = await tx.sql<{ scanned: boolean; readable: boolean; fetched: boolean; active: boolean; due: boolean }[]>`
      select a.last_scan_id is not null as scanned, a.status in ('connected', 'scanning', 'error') as readable, s.fetched_at is not null as fetched,
        coalesce(s.due_at <= now(), s.aws_account_id is null or s.status = 'never') as due,
        exists (select from cost_refreshes r where r.org_id = a.org_id and r.aws_account_id = a.id and r.status in ('queued', 'running')) as active
      from aws_accounts a left join cost_sources s on s.org_id = a.org_id and s.aws_account_id = a.id
      where a.org_id = ${orgId} and a.id = ${awsAccountId}`;
    if (!account?.scanned || !account.readable || account.active || !account.due) return null;
    if ((await settingsIn(tx, orgId)).schedule === 'off') return null;
    return account.fetched ? ('schedule' as const) : ('first' as const);
  });
  if (!trigger) return false;
  const { refreshId } = await insertRefresh(systemActor(orgId, 'schedule'), awsAccountId, trigger);
  await sendRefreshRequested(orgId, refreshId);
  return true;
}

/** Right after a scan: an account that was never asked for its cost is asked now. Trouble with cost is no trouble of the scan. */
export async function queueFirstCost(orgId: OrgId, awsAccountId: string): Promise<boolean> {
  try {
    return await queueDue(orgId, awsAccountId);
  } catch (error) {
    log.warn({ err: error, awsAccountId }, 'the first cost refresh waits for the sweeper');
    return false;
  }
}

async function takeOverLost(): Promise<number> {
  const lost = await withDirectory(
    ({ sql }) => sql<Named[]>`
      select org_id as "orgId", id from cost_refreshes where status in ('queued', 'running') and (lease_until is null or lease_until < now())
      order by queued_at limit 200`,
  );
  let takenOver = 0;
  for (const { orgId: org, id } of lost) {
    const orgId = asOrgId(org);
    const [row] = await withOrg(
      orgId,
      ({ sql }) => sql<{ lease_epoch: number }[]>`
        update cost_refreshes set lease_epoch = lease_epoch + 1, lease_until = now() + make_interval(secs => ${claimSeconds})
        where org_id = ${orgId} and id = ${id} and status in ('queued', 'running') and (lease_until is null or lease_until < now())
        returning lease_epoch`,
    );
    if (!row) continue;
    const epoch = row.lease_epoch;
    if (epoch > mostTakeovers) {
      const error = `Its worker was lost ${mostTakeovers} times. Look into the worker's log; the next refresh begins anew.`;
      await finishRefresh({ orgId, refreshId: id, epoch }, { status: 'failed', source: 'failed', error, now: new Date() });
      continue;
    }
    await sendRefreshRequested(orgId, id, epoch);
    takenOver += 1;
  }
  return takenOver;
}
