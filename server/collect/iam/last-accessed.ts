import { setTimeout as sleep } from 'node:timers/promises';
import {
  GenerateServiceLastAccessedDetailsCommand,
  GetServiceLastAccessedDetailsCommand,
  IAMClient,
  type ServiceLastAccessed,
} from '@aws-sdk/client-iam';
import { AwsError } from '@/server/aws/errors';
import { listIn, present } from '../answers';
import type { CollectContext, GetForResource } from '../types';
import type { LastAccessed } from './types';
import type { WatchedService } from './watched-services';

const generate = 'iam:GenerateServiceLastAccessedDetails';
const read = 'iam:GetServiceLastAccessedDetails';

/** Waits between two looks at whether AWS has made the report, in milliseconds: a quarter of a minute in all. */
const patience = [500, 1_000, 2_000, 4_000, 8_000];

/** What AWS knows of somebody's use of its services shows up to four hours late, so within four hours it is the same. */
const freshFor = 4 * 3_600_000;

/**
 * Has AWS report when a principal last used services that its policies allow, and keeps those that are watched.
 * `undefined` (a gap) when it cannot be had, also when AWS does not come to an end with it.
 */
export async function readLastAccessed(
  context: CollectContext,
  Arn: string,
  watched: readonly WatchedService[],
  get: GetForResource,
  waits: readonly number[] = patience,
): Promise<LastAccessed | undefined> {
  if (watched.length === 0) return {};
  const facts = [Arn, watched.join(' '), Math.floor(context.now.getTime() / freshFor)];
  const [known] = (await context.recallAll<LastAccessed>(read, [facts])) ?? [];
  if (known) return known;
  const client = context.client(IAMClient);
  const { region } = context;
  const job = await get(generate, async () =>
    present({ operation: generate, region }, (await client.send(new GenerateServiceLastAccessedDetailsCommand({ Arn }))).JobId),
  );
  if (!job) return undefined;

  const used: ServiceLastAccessed[] = [];
  const patient = [...waits];
  for (let Marker: string | undefined; ; ) {
    const answer = await get(read, async () => {
      const page = await client.send(new GetServiceLastAccessedDetailsCommand({ JobId: job, MaxItems: 1000, Marker }));
      if (page.JobStatus === 'FAILED') throw new AwsError('failed', read, region, 'JobFailed');
      if (page.JobStatus === 'COMPLETED')
        return { page: listIn({ operation: read, region }, page.ServicesLastAccessed), next: page.Marker };
      if (patient.length === 0) throw new AwsError('unreachable', read, region, 'JobNotFinished');
      return 'in progress';
    });
    if (!answer) return undefined;
    if (answer === 'in progress') {
      await sleep(patient.shift());
      continue;
    }
    used.push(...answer.page);
    Marker = answer.next;
    if (!Marker) break;
  }
  const told = used.flatMap(({ ServiceNamespace, LastAuthenticated }) => {
    const service = watched.find((each) => each === ServiceNamespace);
    return service ? [[service, LastAuthenticated?.toISOString() ?? null] as const] : [];
  });
  const lastAccessed: LastAccessed = Object.fromEntries(told);
  context.keep(read, facts, lastAccessed);
  return lastAccessed;
}
