import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { LookBook, megabytes } from '@/server/workloads/content/look-book';
import type { ContentLimits, Looked } from '@/server/workloads/content/types';
import { detectInText } from '@/server/workloads/secrets/detect';
import { listIn } from '../answers';
import { contentReader, lookVersion } from '../content/reader';
import type { CollectContext, GetForResource } from '../types';
import type { LogGroup, LogWindow } from './types';

/** Log groups of a region whose events one scan reads. */
const groupsPerScan = 200;
/** A group that holds no more is read whole: few calls. */
const wholeBytes = 2_000_000;
/** Of one group. A call gives up to 10,000 events or 1 MB, of 5 calls a second. */
const mostCalls = 8;
const limits: ContentLimits = { packed: 4_000_000, unpacked: 4_000_000, files: 20_000 };
const dayMs = 86_400_000;

/**
 * What is read: everything up to the last midnight (UTC) of a group that holds little, else the last whole day. Days that are over
 * do not change any more, so that a second scan of a day need not ask again.
 */
export function windowOf(storedBytes: number | undefined, now: Date): LogWindow {
  const to = Math.floor(now.getTime() / dayMs) * dayMs;
  const isWhole = storedBytes !== undefined && storedBytes <= wholeBytes;
  return { from: isWhole ? null : new Date(to - dayMs).toISOString(), to: new Date(to).toISOString() };
}

/** Reads events of log groups, where that is opted into. */
export function eventReader(context: CollectContext) {
  const read = contentReader(context, groupsPerScan, 4);
  const operation = 'logs:FilterLogEvents';
  return async (arn: string, group: LogGroup, storedBytes: number | undefined, get: GetForResource): Promise<LogGroup['events']> => {
    if (!context.mayRead('log-events')) return undefined;
    const window = windowOf(storedBytes, context.now);
    const looked: Looked | undefined =
      group.logGroupClass && group.logGroupClass !== 'STANDARD'
        ? { notLooked: `events of the class ${group.logGroupClass} cannot be filtered` }
        : await read({
            get,
            operation,
            facts: [arn, group.creationTime, window.from ?? 'whole', window.to, lookVersion],
            look: () => lookAtEvents(context, group.logGroupName, window, get),
          });
    return looked && { ...looked, window };
  };
}

async function lookAtEvents(
  context: CollectContext,
  logGroupName: string,
  { from, to }: LogWindow,
  get: GetForResource,
): Promise<Looked | undefined> {
  const operation = 'logs:FilterLogEvents';
  const source = { operation, region: context.region } as const;
  const book = new LookBook(limits);
  if (from !== null) book.missed(`events from before ${from}`);
  let nextToken: string | undefined;
  for (let calls = 0; ; calls += 1) {
    if (calls >= mostCalls) {
      book.missed(`what comes after ${mostCalls} calls`);
      break;
    }
    const sent: string | undefined = nextToken;
    const page = await get(operation, async () => {
      const answer = await context.client(CloudWatchLogsClient).send(
        new FilterLogEventsCommand({
          logGroupName,
          ...(from !== null && { startTime: Date.parse(from) }),
          // The last millisecond belongs to it.
          endTime: Date.parse(to) - 1,
          nextToken: sent,
        }),
      );
      return { events: listIn(source, answer.events), next: answer.nextToken };
    });
    if (!page) return undefined;
    try {
      for (const { logStreamName = '', timestamp, message = '' } of page.events) {
        book.file();
        book.unpack(Buffer.byteLength(message));
        const at = timestamp === undefined ? '' : `, ${new Date(timestamp).toISOString()}`;
        book.found(detectInText(message, `stream ${logStreamName}${at}`));
      }
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'LimitReached') throw error;
      book.missed(`what comes after ${limits.files} events or ${megabytes(limits.unpacked)}`);
      break;
    }
    nextToken = page.next || undefined;
    if (!nextToken) break;
    if (nextToken === sent) {
      book.missed('what comes after a page that names itself as the next');
      break;
    }
  }
  return book.look();
}
