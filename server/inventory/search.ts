import type postgres from 'postgres';
import { rarestWord } from '@/server/findings/search';
import { wordsOf } from '@/server/findings/tokens';
import type { TenantScope } from '@/server/ids';

type Sql = postgres.TransactionSql;
type Fragment = postgres.PendingQuery<postgres.Row[]>;

/** What is searched for, and which way is short. */
export interface Search {
  words: readonly string[];
  /** The one of them that the fewest have, where they are few enough to be looked at one by one; null: all are common. */
  rare: string | null;
}

/** Words of a search: whole words, single letters only where there is nothing else. */
export function searchWords(q: string): string[] {
  const words = wordsOf(q).slice(0, 6);
  return words.length > 0 ? words : [...q.toLowerCase().matchAll(/[\p{L}\p{N}]/gu)].map(([letter]) => letter).slice(0, 1);
}

/**
 * Looks how common the words are, as far as that matters. PostgreSQL guesses it from a sample of all organizations' words, and where it
 * is wrong reads a tenth of a million resources in the order of their words to show fifty.
 * @param most a word that more have is common
 */
export async function weighWords(sql: Sql, scope: TenantScope, q: string | undefined, most?: number): Promise<Search> {
  const words = searchWords(q ?? '');
  return { words, rare: await rarestWord(sql, scope, words, { table: 'resource_tokens', most }) };
}

/**
 * That a resource has all words. A rare one leads to its resources; for the others each resource on the way is asked, in the order that
 * the list wants (`offset 0` keeps PostgreSQL from turning that into a join in another order).
 */
export function wordConditions(sql: Sql, scope: TenantScope, { words, rare }: Search): Fragment[] {
  return words.map((word) =>
    word === rare
      ? sql`r.id = any(array(select t.resource_id from resource_tokens t where t.org_id = ${scope.orgId} and t.token ^@ ${word}))`
      : sql`exists (
        select 1 from resource_tokens t where t.org_id = r.org_id and t.resource_id = r.id and t.token ^@ ${word} offset 0)`,
  );
}
