import { AwsError } from '@/server/aws/errors';
import type { OperationName } from '@/server/aws/operation';
import type { CollectContext } from './types';

/**
 * All items of a listing that only tells more of what another one enumerates; `undefined` (noted) unless every page came.
 * For listings short enough to be held: nothing is told of any item before the last one is there.
 */
export async function wholeListing<I>(
  context: CollectContext,
  operation: OperationName,
  fetch: (token: string | undefined) => Promise<{ items: readonly I[]; next: string | undefined }>,
  options: { absent?: readonly string[] } = {},
): Promise<I[] | undefined> {
  const all: I[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const sent = token;
    const page = await context.once(
      operation,
      async () => {
        const answer = await fetch(sent);
        if (answer.next && seen.has(answer.next)) throw new AwsError('malformed', operation, context.region, 'RepeatedPageToken');
        return answer;
      },
      options,
    );
    // AWS says that what would be listed is gone.
    if (page === null) return [];
    if (!page) return undefined;
    all.push(...page.items);
    token = page.next || undefined;
    if (token) seen.add(token);
  } while (token);
  return all;
}
