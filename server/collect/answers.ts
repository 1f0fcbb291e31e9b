import { AwsError } from '@/server/aws/errors';
import type { OperationName } from '@/server/aws/operation';

interface Source {
  operation: OperationName;
  region: string;
}

/**
 * The list in an answer. AWS sends an empty list where there is nothing, so an answer without it was not understood
 * and must not count as 'nothing there'.
 * @throws AwsError `malformed`
 */
export function listIn<I>(source: Source, list: readonly I[] | undefined): readonly I[] {
  if (!Array.isArray(list)) throw new AwsError('malformed', source.operation, source.region, 'MissingList');
  return list;
}

/**
 * A value that AWS always gives, such as an id.
 * @throws AwsError `malformed`
 */
export function present<V>(source: Source, value: V | undefined | null | ''): V {
  if (value === undefined || value === null || value === '')
    throw new AwsError('malformed', source.operation, source.region, 'MissingValue');
  return value;
}
