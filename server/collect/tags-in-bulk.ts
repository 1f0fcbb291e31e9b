import type { OperationName } from '@/server/aws/operation';
import { tagRecord } from './tags';
import type { CollectContext } from './types';

/** One resource's tags as a bulk call tells them. */
interface Tagged {
  of: string | undefined;
  tags: readonly { Key?: string; Value?: string }[] | undefined;
}

/** Elastic Load Balancing takes twenty names or ARNs a call. Source: API Reference, DescribeTags. */
const atOnce = 20;

/** Tags of many resources by the names or ARNs that they are asked for by. What could not be asked is left out, and noted. */
export async function tagsInBulk(
  context: CollectContext,
  operation: OperationName,
  wanted: readonly string[],
  ask: (names: string[]) => Promise<readonly Tagged[]>,
): Promise<Map<string, Record<string, string>>> {
  const starts = Array.from({ length: Math.ceil(wanted.length / atOnce) }, (_, index) => index * atOnce);
  const answers = await Promise.all(starts.map((start) => context.once(operation, () => ask(wanted.slice(start, start + atOnce)))));
  return new Map(answers.flatMap((answer) => (answer ?? []).flatMap(({ of, tags }) => (of ? [[of, tagRecord(tags)] as const] : []))));
}
