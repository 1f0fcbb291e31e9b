import { AwsError } from '@/server/aws/errors';
import type { OperationName } from '@/server/aws/operation';
import type { GetForResource } from './types';

const maxPages = 100;

/** All pages of a listing that belongs to one resource; `undefined` (with a gap noted) unless every page came. */
export async function getPages<O>(
  get: GetForResource,
  operation: OperationName,
  region: string,
  fetch: (token: string | undefined) => Promise<O>,
  nextToken: (page: O) => string | undefined,
): Promise<O[] | undefined> {
  const pages: O[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const sent = token;
    const answer = await get(operation, async () => {
      const page = await fetch(sent);
      const next = nextToken(page) || undefined;
      if (next && seen.has(next)) throw new AwsError('malformed', operation, region, 'RepeatedPageToken');
      if (pages.length >= maxPages) throw new AwsError('failed', operation, region, 'PageLimit');
      return { page, next };
    });
    if (!answer) return undefined;
    pages.push(answer.page);
    token = answer.next;
    if (token) seen.add(token);
  } while (token);
  return pages;
}
