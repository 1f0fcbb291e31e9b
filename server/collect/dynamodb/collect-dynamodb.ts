import { mergePages } from '../merge-pages';
import type { AnyResource, CollectContext } from '../types';
import { collectAccelerators } from './accelerators';
import { collectTables } from './tables';

/** Tables with their backups, and the clusters of DynamoDB Accelerator. */
export async function* collectDynamoDb(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  yield* mergePages([collectTables(context), collectAccelerators(context)]);
}
