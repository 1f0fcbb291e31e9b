import type { AwsSession } from '@/server/aws/session';
import { collectUnit } from '../collect-unit';
import { decodeData, encodeData } from '../data-json';
import type { Focus } from '../focus';
import type { KeptAnswers } from '../kept-answers';
import type { AnyResource, Collector, OperationCoverage, Resource, ResourceType } from '../types';

/** An AWS service without a wire: each command has a function that answers it. */
export interface FakeAws {
  session: AwsSession;
  /** Commands in the order of sending. */
  calls: { command: string; region: string; input: Record<string, unknown> }[];
  /** What downloads give, by address; another one fails. */
  downloads: Map<string, Uint8Array>;
  /** Answers a command; throwing is AWS refusing. */
  on<I, O>(
    Command: new (input: I) => { input: I; resolveMiddleware: (...rest: never[]) => unknown; _?: O },
    answer: (input: I, region: string) => unknown,
  ): FakeAws;
}

/** An error as the SDK throws it. */
export const awsError = (code: string, status = 400): Error =>
  Object.assign(new Error(code), { name: code, $metadata: { httpStatusCode: status } });

/** A command without an answer fails with `NotStubbed`, which shows in the coverage. */
export function fakeAws(): FakeAws {
  const answers = new Map<unknown, (input: never, region: string) => unknown>();
  const calls: FakeAws['calls'] = [];
  const downloads: FakeAws['downloads'] = new Map();
  const open = (): AwsSession => ({
    account: '123456789012',
    partition: 'aws',
    meter: { calls: 0, throttles: 0 },
    metered: open,
    async *download(address) {
      const bytes = downloads.get(address);
      if (!bytes) throw awsError('NotStubbed');
      yield bytes;
    },
    client: <C>(_Client: new (config: never) => C, region: string) =>
      ({
        async send(command: { constructor: { name: string }; input: Record<string, unknown> }) {
          calls.push({ command: command.constructor.name.replace(/Command$/, ''), region, input: command.input });
          const answer = answers.get(command.constructor);
          if (!answer) throw awsError('NotStubbed');
          return { $metadata: { requestId: String(calls.length) }, ...((await answer(command.input as never, region)) as object) };
        },
      }) as C,
  });
  const fake: FakeAws = {
    session: open(),
    calls,
    downloads,
    on(Command, answer) {
      answers.set(Command, answer);
      return fake;
    },
  };
  return fake;
}

/** Answers that pass from one collection to the next, encoded as they are stored. */
export function rememberingAnswers(): KeptAnswers {
  const known = new Map<string, string>();
  return {
    find: async (operation, key) => {
      const text = known.get(`${operation} ${key}`);
      return text === undefined ? undefined : { answer: decodeData(JSON.parse(text)), scanSeq: 1, askedAt: new Date(0) };
    },
    keep: (operation, key, answer) => known.set(`${operation} ${key}`, JSON.stringify(encodeData(answer))),
  };
}

export interface Collected {
  resources: AnyResource[];
  pages: number;
  coverage: OperationCoverage[];
  /** Resources of one type. */
  of<T extends ResourceType>(type: T): Resource<T>[];
  /** Status of an operation; `undefined` when it was not reached. */
  status(operation: string): OperationCoverage['status'] | undefined;
}

/** Runs one unit of a collector against the fake. A defect of the collector is thrown. */
export async function collectFrom(
  fake: FakeAws,
  collector: Collector,
  region = 'eu-west-1',
  regions: readonly string[] = ['eu-west-1', 'us-east-1'],
  kept?: KeptAnswers,
  options: { deepReads?: readonly string[]; focus?: Focus; signal?: AbortSignal } = {},
): Promise<Collected> {
  const resources: AnyResource[] = [];
  let pages = 0;
  const coverage = await collectUnit({
    session: fake.session,
    collector,
    region: collector.scope === 'global' ? 'global' : region,
    regions,
    homeRegion: 'us-east-1',
    now: new Date('2026-01-01T00:00:00Z'),
    kept,
    ...options,
    onResources: async (page) => {
      pages += 1;
      resources.push(...page);
    },
    onDefect: (error) => {
      throw error;
    },
  });
  return {
    resources,
    pages,
    coverage,
    of: <T extends ResourceType>(type: T) => resources.filter((resource) => resource.type === type) as Resource<T>[],
    status: (operation) => coverage.find((entry) => entry.operation === operation)?.status,
  };
}
