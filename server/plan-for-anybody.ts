import type postgres from 'postgres';

/**
 * Has the rest of the transaction planned for any organization and account, not for the one that it is about. Of one that its statistics do
 * not know yet (a first scan, beside others) PostgreSQL expects a single row, and then compares each of its rows with all others, or looks
 * each up among all that the organization has: for minutes, with some ten thousand of them. Bulk statements want this; pages do not.
 */
export async function planForAnybody(sql: postgres.TransactionSql): Promise<void> {
  await sql`set local plan_cache_mode = force_generic_plan`;
}
