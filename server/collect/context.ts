import { toAwsError } from '@/server/aws/classify';
import type { AwsError } from '@/server/aws/errors';
import type { OperationName } from '@/server/aws/operation';
import type { AwsSession } from '@/server/aws/session';
import { createLimiter, mapConcurrent } from './concurrency';
import { CoverageBook } from './coverage-book';
import { type KeptAnswers, keyOfFacts, noKeptAnswers } from './kept-answers';
import type { AnyResource, CollectContext, Collector, FixedBy, Gap, GetForResource, OperationCoverage } from './types';

export interface CollectContextOptions {
  session: Pick<AwsSession, 'account' | 'partition' | 'client' | 'download'>;
  collector: Pick<Collector, 'operations'>;
  /** The region of the unit; `global` for a global collector. */
  region: string;
  homeRegion: string;
  regions: readonly string[];
  now: Date;
  /** Ends the unit at once: its next call throws the signal's reason. */
  signal?: AbortSignal;
  /** Resources that `each` builds at once. */
  concurrency?: number;
  /** Calls in flight at once in the unit. Sockets queue without limit otherwise. */
  callsInFlight?: number;
  /** Answers of earlier scans that cannot have changed. None by default: everything is asked for. */
  kept?: KeptAnswers;
  /** `DeepRead`s that an admin opted into. None by default. */
  deepReads?: readonly string[];
  /** Pages of one listing; reaching it ends the listing as `cut`. */
  maxPages?: number;
}

export interface OpenCollectContext {
  context: CollectContext;
  /** What became of each declared operation so far. */
  coverage(): OperationCoverage[];
  /** Marks every operation as failed: something of ours went wrong half-way. */
  breakAll(code: string): void;
}

/** AWS writes some codes with and without `Exception`, depending on the protocol. */
const bare = (code: string) => code.replace(/(Exception|Error)$/, '');
const says = (error: AwsError, absent: readonly string[] = []) => absent.some((code) => bare(code) === bare(error.code));

/** The context of one unit (service × region): it pages, limits, and books what every operation came to. */
export function createCollectContext(options: CollectContextOptions): OpenCollectContext {
  const { session, region, homeRegion, signal, concurrency = 16, callsInFlight = 64, maxPages = 10_000, kept = noKeptAnswers } = options;
  const book = new CoverageBook(options.collector.operations);
  const limited = createLimiter(callsInFlight);

  const call = <O>(operation: OperationName, send: () => Promise<O>): Promise<O> =>
    limited(() => {
      signal?.throwIfAborted();
      book.called(operation);
      return send();
    });

  /** A cancelled unit ends; every other failure is something to note. */
  const noted = (error: unknown, operation: OperationName): AwsError => {
    signal?.throwIfAborted();
    return toAwsError(error, operation, region);
  };

  const context: CollectContext = {
    account: session.account,
    partition: session.partition,
    region,
    homeRegion,
    regions: options.regions,
    now: options.now,
    mayRead: (kind) => options.deepReads?.includes(kind) ?? false,
    download: (service, address) => session.download(address, region === 'global' ? homeRegion : region, service),
    client: (Client, at) => session.client(Client, at ?? (region === 'global' ? homeRegion : region)),

    async *pages(operation, fetchPage, nextToken) {
      const seen = new Set<string>();
      let token: string | undefined;
      for (let count = 0; ; count += 1) {
        if (count >= maxPages) return book.broke(operation, 'cut', 'PageLimit');
        let page: Awaited<ReturnType<typeof fetchPage>>;
        let next: string | undefined;
        try {
          page = await call(operation, () => fetchPage(token));
          next = nextToken(page) || undefined;
        } catch (error) {
          const failure = noted(error, operation);
          return book.broke(operation, count === 0 ? failure.kind : 'cut', failure.code);
        }
        book.answered(operation);
        yield page;
        if (!next) return;
        if (seen.has(next)) return book.broke(operation, 'malformed', 'RepeatedPageToken');
        seen.add(next);
        token = next;
      }
    },

    async once(operation, send, { absent } = {}) {
      try {
        const answer = await call(operation, send);
        book.answered(operation);
        return answer;
      } catch (error) {
        const failure = noted(error, operation);
        if (says(failure, absent)) {
          book.answered(operation);
          return null;
        }
        book.broke(operation, failure.kind, failure.code);
        return undefined;
      }
    },

    async each<I, R extends AnyResource>(
      items: readonly I[],
      build: (item: I, get: GetForResource, gaps: Gap[]) => Promise<R | null>,
    ): Promise<R[]> {
      const built = await mapConcurrent(items, concurrency, async (item) => {
        const gaps: Gap[] = [];
        let vanished = false;
        const get: GetForResource = async <O>(
          operation: OperationName,
          send: () => Promise<O>,
          { absent, permanent, fixedBy = [] }: Parameters<GetForResource>[2] = {},
        ) => {
          const key = keyOfFacts(fixedBy);
          const known = key === null ? undefined : await kept.find(operation, key);
          if (known) {
            book.carried(operation, known);
            return known.answer as O;
          }
          try {
            const answer = await call(operation, send);
            book.answered(operation);
            if (key !== null) kept.keep(operation, key, answer);
            return answer;
          } catch (error) {
            const failure = noted(error, operation);
            if (says(failure, absent)) {
              book.answered(operation);
              return null;
            }
            if (failure.kind === 'gone' && !permanent) {
              book.answered(operation);
              vanished = true;
              return undefined;
            }
            book.missed(operation, failure);
            gaps.push({ operation, kind: failure.kind, code: failure.code });
            return undefined;
          }
        };
        const resource = await build(item, get, gaps);
        if (vanished || !resource) return [];
        // Calls of one resource race each other; the same gaps must look the same in the next scan.
        gaps.sort((a, b) => (a.operation < b.operation ? -1 : a.operation > b.operation ? 1 : 0));
        return [resource];
      });
      return built.flat();
    },

    async recallAll<O>(operation: OperationName, facts: readonly FixedBy[]): Promise<O[] | undefined> {
      const keys = facts.map(keyOfFacts);
      const found = await Promise.all(keys.map((key) => (key === null ? undefined : kept.find(operation, key))));
      const all = found.flatMap((known) => known ?? []);
      if (all.length < facts.length) return undefined;
      for (const known of all) book.carried(operation, known);
      return all.map(({ answer }) => answer as O);
    },

    keep(operation, facts, answer) {
      const key = keyOfFacts(facts);
      if (key !== null) kept.keep(operation, key, answer);
    },
  };

  return { context, coverage: () => book.coverage(), breakAll: (code) => book.breakAll(code) };
}
