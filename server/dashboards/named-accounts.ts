import type { Tx } from '@/server/db';
import { notFound } from '@/server/errors';
import type { Actor } from '@/server/identity/actor';

interface Filtered {
  filter?: { account?: string[] | undefined };
}

const accountsOf = (parts: readonly unknown[]): string[] => parts.flatMap((part) => (part as Filtered).filter?.account ?? []);

/**
 * What is newly named must be there for whoever names it. What was named before may have gone since: it matches nothing then.
 * @throws AppError NOT_FOUND
 */
export async function refuseStrangeAccounts(
  { sql }: Tx,
  { orgId }: Actor,
  parts: readonly unknown[],
  before: readonly unknown[] = [],
): Promise<void> {
  const known = new Set(accountsOf(before));
  const named = [...new Set(accountsOf(parts))].filter((id) => !known.has(id));
  if (named.length === 0) return;
  const found = await sql`select 1 from aws_accounts where org_id = ${orgId} and id = any(${named}::uuid[])`;
  if (found.length < named.length) throw notFound('AWS account');
}
