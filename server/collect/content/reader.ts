import type { OperationName } from '@/server/aws/operation';
import type { ContentLimits, Looked } from '@/server/workloads/content/types';
import { createLimiter } from '../concurrency';
import type { CollectContext, FixedBy, GetForResource } from '../types';

/** Facts of every kept look: another number when looking finds other things. */
export const lookVersion = 'content 1';

/** A deployment package or a layer of Lambda: AWS allows 50 MB zipped by upload, 250 MB unpacked. */
export const packageLimits: ContentLimits = { packed: 50_000_000, unpacked: 260_000_000, files: 50_000 };

interface Reading {
  get: GetForResource;
  operation: OperationName;
  /** What AWS promises to change whenever the contents do: then they need not be read again. */
  facts: FixedBy;
  /** Reads and looks through; undefined: a call failed, and is noted. */
  look: () => Promise<Looked | undefined>;
}

/**
 * Looks through contents, few at once and not more than so many in one scan of a region; the next scan goes on with those that are
 * left, since what cannot have changed is not read again.
 */
export function contentReader(context: CollectContext, mostPerScan: number, atOnce = 2): (reading: Reading) => Promise<Looked | undefined> {
  const limited = createLimiter(atOnce);
  let left = mostPerScan;
  return async ({ operation, facts, look }) => {
    const [known] = (await context.recallAll<Looked>(operation, [facts])) ?? [];
    if (known) return known;
    if (left <= 0) return { notLooked: `this scan had looked through ${mostPerScan} others in the region; the next goes on` };
    left -= 1;
    const looked = await limited(look);
    if (looked) context.keep(operation, facts, looked);
    return looked;
  };
}
