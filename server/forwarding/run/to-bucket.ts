import { Readable } from 'node:stream';
import { S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { toAwsError } from '@/server/aws/classify';
import type { Severity } from '@/server/checks/types';
import { failpoint } from '@/server/failpoint';
import { asFile } from '@/server/findings/export/export-findings';
import { type ExportedFinding, eachExportedOf } from '@/server/findings/export/exported';
import { exportFormats } from '@/server/findings/export/formats';
import type { OrgId } from '@/server/ids';
import type { BucketSettings } from '../schema';
import type { ForwardingProblem } from '../types';
import { type AccountRecord, advice, openForwardingSession } from './session';

/** Of one part of the upload; two are in memory at a time. S3 takes 10,000 parts, so a file may have 80 GB. */
const partBytes = 8 * 1024 * 1024;

/** How long a run may go on, and what of it has arrived by then. */
export interface RunTurn {
  readonly ended: AbortSignal;
  arrived: number;
}

export interface Arrived {
  sent: number;
  problems: ForwardingProblem[];
  place: string | null;
}

/** `findings-2026-11-26-<run>.json` below the prefix, by year and month: every run has a file of its own. */
export function keyOf({ prefix, format }: Pick<BucketSettings, 'prefix' | 'format'>, runId: string, at: Date): string {
  const day = at.toISOString().slice(0, 10);
  const folder = prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
  return `${folder}${day.slice(0, 4)}/${day.slice(5, 7)}/findings-${day}-${runId}.${exportFormats[format].extension}`;
}

/**
 * Puts the open and muted findings into a bucket as one file, streamed: it is there whole or not at all.
 * @param beat is told how many findings have been read so far
 */
export async function toBucket(
  orgId: OrgId,
  account: AccountRecord,
  settings: BucketSettings,
  runId: string,
  at: Date,
  beat: (sent: number) => Promise<void>,
  turn: RunTurn,
): Promise<Arrived> {
  let sent = 0;
  async function* counted(): AsyncGenerator<ExportedFinding, void> {
    const severity: Severity[] = settings.severities;
    const filters = { status: ['open' as const, 'muted' as const], ...(severity.length > 0 ? { severity } : {}) };
    for await (const finding of eachExportedOf({ orgId, accountIds: null }, filters)) {
      turn.ended.throwIfAborted();
      sent += 1;
      if (sent % 5_000 === 0) await beat(sent);
      yield finding;
    }
  }
  const { body } = await asFile(settings.format, counted(), {
    now: at,
    head: () => Promise.reject(new Error('No format of a bucket has a head.')),
  });
  if (!body) throw new Error('A file has no body.');
  const key = keyOf(settings, runId, at);
  const session = openForwardingSession(account, settings, runId);
  const refusal = await upload(session.client(S3Client, settings.region), settings, key, body, turn.ended);
  failpoint('bucket.uploaded');
  if (refusal === null) return { sent, problems: [], place: `s3://${settings.bucket}/${key}` };
  return { sent: 0, problems: [{ account: account.accountId, region: settings.region, reason: refusal, findings: sent }], place: null };
}

/**
 * Uploads a stream in parts, and takes back what was begun when it fails.
 * @returns why it did not arrive; null: it did
 * @throws what the turn ended with
 */
export async function upload(
  client: S3Client,
  { bucket, region, format }: Pick<BucketSettings, 'bucket' | 'region' | 'format'>,
  key: string,
  body: ReadableStream,
  turn?: AbortSignal,
): Promise<string | null> {
  const parts = new Upload({
    client,
    params: {
      Bucket: bucket,
      Key: key,
      Body: Readable.fromWeb(body as import('node:stream/web').ReadableStream),
      ContentType: exportFormats[format].media,
    },
    partSize: partBytes,
    queueSize: 2,
  });
  const stop = () => void parts.abort();
  turn?.addEventListener('abort', stop, { once: true });
  try {
    await parts.done();
    return null;
  } catch (error) {
    turn?.throwIfAborted();
    const { kind, code } = toAwsError(error, 's3:PutObject', region);
    return code === 'NoSuchBucket' ? 'there is no such bucket' : `${advice[kind]} (${code})`;
  } finally {
    turn?.removeEventListener('abort', stop);
  }
}
