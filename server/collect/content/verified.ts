import { createHash } from 'node:crypto';
import { AwsError } from '@/server/aws/errors';
import type { OperationName } from '@/server/aws/operation';

interface Expected {
  operation: OperationName;
  region: string;
  /** SHA-256 as AWS names it; undefined: it names none. */
  sha256: string | undefined;
  encoding: 'base64' | 'hex';
}

/** Passes on what comes, and makes sure at its end that it is what AWS said it would be. @throws AwsError `malformed` */
export async function* verified(
  source: AsyncIterable<Uint8Array>,
  { operation, region, sha256, encoding }: Expected,
): AsyncGenerator<Uint8Array, void> {
  const hash = createHash('sha256');
  for await (const chunk of source) {
    hash.update(chunk);
    yield chunk;
  }
  if (sha256 !== undefined && hash.digest(encoding) !== sha256) throw new AwsError('malformed', operation, region, 'HashMismatch');
}
