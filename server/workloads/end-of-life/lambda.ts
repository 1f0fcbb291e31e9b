import { runtimeEnds } from '@/server/checks/shared/lambda-runtimes';
import type { EndOfLife } from './types';

/** When AWS stops patching a managed runtime; undefined for one that the table does not know. */
export function runtimeEnd(runtime: string | undefined): EndOfLife | undefined {
  const end = runtime === undefined ? undefined : runtimeEnds[runtime];
  if (runtime === undefined || end === undefined) return undefined;
  return {
    name: `Lambda runtime ${runtime}`,
    end,
    meaning: 'the runtime’s patches',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html',
    checkedOn: null,
  };
}
