import type postgres from 'postgres';

export const liveChannel = 'cloudlens_live';

/** What happened, as ids only: readers fetch what they may see. */
export interface LiveEvent {
  orgId: string;
  channel: 'scan' | 'findings' | 'account' | 'session';
  id: string;
}

/** Tells the open pages that something changed, once the transaction commits. */
export async function announce(sql: postgres.TransactionSql, event: LiveEvent): Promise<void> {
  await sql`select pg_notify(${liveChannel}, ${JSON.stringify(event)})`;
}
