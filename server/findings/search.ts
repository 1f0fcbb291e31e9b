import type postgres from 'postgres';
import type { TenantScope } from '@/server/ids';
import { wordsOf } from './tokens';

/** So many findings are looked at one by one, wherever they lie. */
const rareAtMost = 20_000;

/** Where the words of findings and of resources are kept. */
type TokenTable = 'verdict_tokens' | 'resource_tokens';

/** The words of a search that count. */
export const searchedWords = (q: string | undefined): string[] => wordsOf(q ?? '').slice(0, 6);

/**
 * Looks how common words are, as far as that matters, and has what follows in this transaction planned for these very words:
 * PostgreSQL would answer the sixth search over a connection by a plan that was made for none. For all statements that costs more
 * than it saves.
 * @param most a word that more have is common
 * @returns the word that the fewest have, where they are few enough; null: all are common
 */
export async function rarestWord(
  sql: postgres.TransactionSql,
  scope: TenantScope,
  words: readonly string[],
  { table, most = rareAtMost }: { table: TokenTable; most?: number | undefined },
): Promise<string | null> {
  if (words.length === 0) return null;
  await sql`set local plan_cache_mode = force_custom_plan`;
  const count = (word: string) => sql`(
    select count(*)::int from (select 1 from ${sql(table)} t where t.org_id = ${scope.orgId} and t.token ^@ ${word} limit ${most + 1}) seen)`;
  const counts = words.map(count).reduce((all, next) => sql`${all}, ${next}`);
  const [row] = await sql<{ counts: number[] }[]>`select array[${counts}] as counts`;
  const rarest = words.map((word, at) => ({ word, n: row?.counts[at] ?? 0 })).sort((a, b) => a.n - b.n)[0];
  return rarest && rarest.n <= most ? rarest.word : null;
}

/** The same for findings, by what is searched for. */
export const rareWordOf = (sql: postgres.TransactionSql, scope: TenantScope, { q }: { q?: string | undefined }, most?: number) =>
  rarestWord(sql, scope, searchedWords(q), { table: 'verdict_tokens', most });
