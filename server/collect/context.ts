import { AsyncLocalStorage } from 'node:async_hooks';
import { toAwsError } from '@/server/aws/classify';
import type { AwsError } from '@/server/aws/errors';
import type { OperationName } from '@/server/aws/operation';
import type { AwsSession } from '@/server/aws/session';
import { createLimiter, mapConcurrent } from './concurrency';
import { CoverageBook } from './coverage-book';
import { asksFor, asksOf, asksOfUnclear, type Focus } from './focus';
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
  /** The one resource that the unit is about: nothing else is asked for that the collector need not ask. Everything by default. */
  focus?: Focus;
}

export interface OpenCollectContext {
  context: CollectContext;
  /** What became of each declared operation so far. */
  coverage(): OperationCoverage[];
  /** Marks every operation as failed: something of ours went wrong half-way. */
  breakAll(code: string): void;
}

/** Set while something is built only to be told what it is. */
const outlining = new AsyncLocalStorage<true>();

/** AWS writes some codes with and without `Exception`, depending on the protocol. */
const bare = (code: string) => code.replace(/(Exception|Error)$/, '');
const says = (error: AwsError, absent: readonly string[] = []) => absent.some((code) => bare(code) === bare(error.code));

/** The context of one unit (service × region): it pages, limits, and books what every operation came to. */
export function createCollectContext(options: CollectContextOptions): OpenCollectContext {
  const { session, region, homeRegion, signal, concurrency = 16, callsInFlight = 64, maxPages = 10_000, kept = noKeptAnswers } = options;
  const { focus } = options;
  const specs = options.collector.operations;
  const book = new CoverageBook(focus ? specs.filter((spec) => asksFor(focus, spec)) : specs);
  /** What was never declared is asked for, so that it is found out. */
  const isLeftOut = (operation: OperationName): boolean => {
    const spec = focus && specs.find((each) => each.operation === operation);
    return spec !== undefined && !asksFor(focus as Focus, spec);
  };
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

  /**
   * What a listed item is, told by building it without asking anything: every `build` copes with calls that gave no answer.
   * Where that tells nothing the item is asked for, as it may be the one.
   */
  const asksAbout = async <I, R extends AnyResource>(
    about: Focus,
    item: I,
    build: (item: I, get: GetForResource, gaps: Gap[]) => Promise<R | null>,
  ) => {
    const outline = await outlining.run(true, () => build(item, async () => undefined, [])).catch(() => null);
    signal?.throwIfAborted();
    return outline ? asksOf(about, outline) : asksOfUnclear;
  };

  const context: CollectContext = {
    account: session.account,
    partition: session.partition,
    region,
    homeRegion,
    regions: options.regions,
    now: options.now,
    // What a scan may look through is counted: an outline takes none of it.
    mayRead: (kind) => outlining.getStore() === undefined && (options.deepReads?.includes(kind) ?? false),
    wants: (...types) => !focus || types.some((type) => type === focus.target.type || focus.beside.has(type)),
    only: (type) => (focus?.isHome && focus.target.type === type && !focus.beside.has(type) ? focus.target : undefined),
    download: (service, address) => session.download(address, region === 'global' ? homeRegion : region, service),
    client: (Client, at) => session.client(Client, at ?? (region === 'global' ? homeRegion : region)),

    async *pages(operation, fetchPage, nextToken) {
      if (isLeftOut(operation)) return;
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
      if (isLeftOut(operation)) return undefined;
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
        // Of one alone, such as a region's settings, the operations say already whether it is asked for.
        const asks = focus && items.length > 1 ? await asksAbout(focus, item, build) : 'all';
        if (asks === 'nothing') return [];
        const gaps: Gap[] = [];
        let vanished = false;
        const get: GetForResource = async <O>(
          operation: OperationName,
          send: () => Promise<O>,
          { absent, permanent, fixedBy = [] }: Parameters<GetForResource>[2] = {},
        ) => {
          if (isLeftOut(operation) || (asks === 'needs' && !focus?.needs.has(operation))) return undefined;
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
