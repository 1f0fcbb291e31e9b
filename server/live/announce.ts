import type postgres from 'postgres';

export const liveChannel = 'cloudlens_live';

/** As an id: something changed that no single id names, such as the order of the queue. */
export const everything = '*';

/** What happened, as ids only: readers fetch what they may see. */
export interface LiveEvent {
  orgId: string;
  /** `session`: it has ended. `access`: what somebody may do has changed, or a key has ended. Open streams ask again at once. */
  channel: 'scan' | 'findings' | 'drift' | 'account' | 'run' | 'session' | 'access';
  /** Of the scan or the workflow's run, or `*` for all of them; of the AWS account by our id, also of what drifts in it; of the session; of the person. */
  id: string;
}

/** Tells the open pages that something changed, once the transaction commits. The account that it belongs to goes along. */
export async function announce(sql: postgres.TransactionSql, event: LiveEvent): Promise<void> {
  const { orgId, channel, id } = event;
  const account =
    channel === 'scan' && id !== everything
      ? sql`(select aws_account_id::text from scans where org_id = ${orgId} and id = ${id})`
      : channel === 'run' && id !== everything
        ? sql`(select aws_account_id::text from workflow_runs where org_id = ${orgId} and id = ${id})`
        : sql`${(channel === 'account' || channel === 'findings' || channel === 'drift') && id !== everything ? id : null}::text`;
  await sql`select pg_notify(${liveChannel}, (${JSON.stringify(event)}::jsonb || jsonb_build_object('accountId', ${account}))::text)`;
}
