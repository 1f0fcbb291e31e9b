import { describe, expect, it } from 'vitest';
import { type CollectContextOptions, createCollectContext } from './context';
import type { KeptAnswer, KeptAnswers } from './kept-answers';
import { awsError, fakeAws } from './test/fake-session';
import type { FixedBy, OperationSpec, Resource } from './types';

const operations: OperationSpec[] = [
  { operation: 'kms:ListKeys', level: 'list', types: ['AWS::KMS::Key'] },
  { operation: 'kms:DescribeKey', level: 'resource', types: ['AWS::KMS::Key'] },
  { operation: 'kms:GetKeyPolicy', level: 'resource', types: ['AWS::KMS::Key'] },
];

const open = (options: Partial<CollectContextOptions> = {}) =>
  createCollectContext({
    session: fakeAws().session,
    collector: { operations },
    region: 'eu-west-1',
    homeRegion: 'us-east-1',
    regions: ['eu-west-1'],
    now: new Date(0),
    ...options,
  });

const key = (id: string, gaps: Resource['gaps'] = []): Resource<'AWS::KMS::Key'> => ({
  type: 'AWS::KMS::Key',
  arn: id,
  id,
  name: null,
  region: 'eu-west-1',
  tags: {},
  data: { KeyId: id, aliases: [] },
  gaps,
});

async function drain<O>(pages: AsyncGenerator<O, void>): Promise<O[]> {
  const all: O[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

const list = (context: ReturnType<typeof open>['context'], pages: Record<string, { next?: string } | Error>) =>
  drain(
    context.pages(
      'kms:ListKeys',
      async (token) => {
        const page = pages[token ?? 'first'];
        if (!page || page instanceof Error) throw page ?? awsError('InvalidMarkerException');
        return page;
      },
      (page) => page.next,
    ),
  );

describe('pages', () => {
  it('follows the tokens to the end', async () => {
    const { context, coverage } = open();
    expect(await list(context, { first: { next: 'a' }, a: { next: 'b' }, b: {} })).toHaveLength(3);
    expect(coverage()[0]).toEqual({ operation: 'kms:ListKeys', status: 'complete', calls: 3 });
  });

  it('takes an empty token for the end', async () => {
    const { context, coverage } = open();
    expect(await list(context, { first: { next: '' } })).toHaveLength(1);
    expect(coverage()[0]?.status).toBe('complete');
  });

  it('notes a refusal and ends quietly', async () => {
    const { context, coverage } = open();
    expect(await list(context, { first: awsError('AccessDeniedException', 400) })).toEqual([]);
    expect(coverage()[0]).toEqual({ operation: 'kms:ListKeys', status: 'denied', calls: 1, code: 'AccessDeniedException' });
  });

  it('keeps the pages before a failure and says that the listing was cut', async () => {
    const { context, coverage } = open();
    expect(await list(context, { first: { next: 'a' }, a: awsError('ThrottlingException') })).toHaveLength(1);
    expect(coverage()[0]).toEqual({ operation: 'kms:ListKeys', status: 'cut', calls: 2, code: 'ThrottlingException' });
  });

  it('does not walk in a circle', async () => {
    const { context, coverage } = open();
    expect(await list(context, { first: { next: 'a' }, a: { next: 'b' }, b: { next: 'a' } })).toHaveLength(3);
    expect(coverage()[0]).toMatchObject({ status: 'malformed', code: 'RepeatedPageToken' });
  });

  it('stops at the page cap', async () => {
    const { context, coverage } = open({ maxPages: 2 });
    expect(await list(context, { first: { next: 'a' }, a: { next: 'b' }, b: {} })).toHaveLength(2);
    expect(coverage()[0]).toMatchObject({ status: 'cut', code: 'PageLimit', calls: 2 });
  });

  it('takes an answer that is no answer for malformed', async () => {
    const { context, coverage } = open();
    await drain(
      context.pages(
        'kms:ListKeys',
        async () => undefined as unknown as { next?: string },
        (page) => page.next,
      ),
    );
    expect(coverage()[0]?.status).toBe('malformed');
  });
});

describe('once', () => {
  it('answers null for a code that means none, with or without its suffix', async () => {
    const { context, coverage } = open();
    const ask = (code: string) => context.once('kms:ListKeys', () => Promise.reject(awsError(code, 404)), { absent: ['NoSuchEntity'] });
    expect(await ask('NoSuchEntity')).toBeNull();
    expect(await ask('NoSuchEntityException')).toBeNull();
    expect(coverage()[0]?.status).toBe('complete');
  });

  it('answers undefined for a failure', async () => {
    const { context, coverage } = open();
    expect(await context.once('kms:ListKeys', () => Promise.reject(awsError('InternalError', 500)))).toBeUndefined();
    expect(coverage()[0]?.status).toBe('failed');
  });
});

describe('each', () => {
  it('notes a gap on the one resource whose call failed, and calls the operation partial', async () => {
    const { context, coverage } = open();
    const built = await context.each(['a', 'b'], async (id, get, gaps) => {
      await get('kms:DescribeKey', () => (id === 'a' ? Promise.reject(awsError('AccessDeniedException')) : Promise.resolve({})));
      return key(id, gaps);
    });
    expect(built.map(({ id, gaps }) => [id, gaps])).toEqual([
      ['a', [{ operation: 'kms:DescribeKey', kind: 'denied', code: 'AccessDeniedException' }]],
      ['b', []],
    ]);
    expect(coverage()[1]).toEqual({ operation: 'kms:DescribeKey', status: 'partial', calls: 2, code: 'AccessDeniedException' });
  });

  it('names the kind when the operation failed everywhere', async () => {
    const { context, coverage } = open();
    await context.each(['a', 'b'], async (id, get, gaps) => {
      await get('kms:DescribeKey', () => Promise.reject(awsError('AccessDeniedException')));
      return key(id, gaps);
    });
    expect(coverage()[1]?.status).toBe('denied');
  });

  it('drops what was deleted while we looked', async () => {
    const { context, coverage } = open();
    const built = await context.each(['a', 'b'], async (id, get, gaps) => {
      await get('kms:DescribeKey', () => (id === 'a' ? Promise.reject(awsError('NotFoundException')) : Promise.resolve({})));
      return key(id, gaps);
    });
    expect(built.map(({ id }) => id)).toEqual(['b']);
    expect(coverage()[1]?.status).toBe('complete');
  });

  it('never drops a permanent resource', async () => {
    const { context } = open();
    const [built] = await context.each(['a'], async (id, get, gaps) => {
      await get('kms:DescribeKey', () => Promise.reject(awsError('NotFoundException')), { permanent: true });
      return key(id, gaps);
    });
    expect(built?.gaps).toEqual([{ operation: 'kms:DescribeKey', kind: 'gone', code: 'NotFoundException' }]);
  });

  it('lists gaps in the same order whichever call failed first', async () => {
    const { context } = open();
    const slow = () => new Promise<never>((_, reject) => setTimeout(() => reject(awsError('AccessDenied')), 5));
    const [built] = await context.each(['a'], async (id, get, gaps) => {
      await Promise.all([get('kms:GetKeyPolicy', () => Promise.reject(awsError('AccessDenied'))), get('kms:DescribeKey', slow)]);
      return key(id, gaps);
    });
    expect(built?.gaps.map(({ operation }) => operation)).toEqual(['kms:DescribeKey', 'kms:GetKeyPolicy']);
  });

  it('keeps the order of the items and the limit of calls', async () => {
    const { context } = open({ concurrency: 4, callsInFlight: 3 });
    let running = 0;
    let most = 0;
    const ids = Array.from({ length: 20 }, (_, index) => String(index));
    const built = await context.each(ids, async (id, get, gaps) => {
      await get('kms:DescribeKey', async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, Number(id) % 3));
        running -= 1;
        return {};
      });
      return key(id, gaps);
    });
    expect(built.map(({ id }) => id)).toEqual(ids);
    expect(most).toBe(3);
  });
});

describe('coverage', () => {
  it('leaves out what a broken listing kept from being asked', async () => {
    const { context, coverage } = open();
    await list(context, { first: awsError('AccessDenied') });
    expect(coverage().map(({ operation }) => operation)).toEqual(['kms:ListKeys']);
  });

  it('counts what had nothing to ask about as complete', async () => {
    const { context, coverage } = open();
    await list(context, { first: {} });
    expect(coverage().map(({ status, calls }) => [status, calls])).toEqual([
      ['complete', 1],
      ['complete', 0],
      ['complete', 0],
    ]);
  });

  it('refuses an operation that the collector did not declare', async () => {
    const { context } = open();
    await expect(context.once('kms:ScheduleKeyDeletion', async () => ({}))).rejects.toThrow('without declaring');
  });
});

describe('cancelling', () => {
  it('throws the reason at the next call instead of noting a failure', async () => {
    const controller = new AbortController();
    const { context } = open({ signal: controller.signal });
    controller.abort(new Error('stop'));
    await expect(list(context, { first: {} })).rejects.toThrow('stop');
    await expect(
      context.each(['a'], async (id, get) => {
        await get('kms:DescribeKey', async () => ({}));
        return key(id);
      }),
    ).rejects.toThrow('stop');
  });
});

it('calls global services in the home region', () => {
  const regions: string[] = [];
  const session = {
    ...fakeAws().session,
    client: <C>(_: new (config: never) => C, region: string) => {
      regions.push(region);
      return {} as C;
    },
  };
  const { context } = createCollectContext({
    session,
    collector: { operations },
    region: 'global',
    homeRegion: 'eu-north-1',
    regions: [],
    now: new Date(0),
  });
  class Client {}
  context.client(Client as never);
  context.client(Client as never, 'ca-central-1');
  expect(regions).toEqual(['eu-north-1', 'ca-central-1']);
});

describe('answers that cannot have changed', () => {
  const operation = 'kms:DescribeKey';
  const launched = new Date('2026-01-01T00:00:00Z');

  /** An earlier scan's answers, and what this one leaves. */
  function shelf(known: Record<string, KeptAnswer> = {}): KeptAnswers & { left: [string, unknown][] } {
    const left: [string, unknown][] = [];
    return { left, find: async (_, id) => known[id], keep: (_, id, answer) => left.push([id, answer]) };
  }

  async function describeKey(kept: KeptAnswers, fixedBy: FixedBy, send: () => Promise<unknown> = async () => 'asked') {
    const { context, coverage } = open({ kept });
    let answer: unknown;
    await context.each([1], async (_, get, gaps) => {
      answer = await get(operation, send, { fixedBy, absent: ['NotFoundException'] });
      return key('a', gaps);
    });
    return { answer, line: coverage().find((entry) => entry.operation === operation) };
  }

  const earlier = (scanSeq: number): KeptAnswer => ({ answer: 'kept', scanSeq, askedAt: launched });

  it('are asked for once and kept under their facts', async () => {
    const kept = shelf();
    const { answer, line } = await describeKey(kept, ['a', launched, 3]);
    expect([answer, line]).toEqual(['asked', { operation, status: 'complete', calls: 1 }]);
    expect(kept.left).toEqual([['["a","2026-01-01T00:00:00.000Z",3]', 'asked']]);
  });

  it('are taken over under the same facts, and the coverage says from where', async () => {
    const kept = shelf({ '["a",3]': earlier(7) });
    const { answer, line } = await describeKey(kept, ['a', 3]);
    expect(answer).toBe('kept');
    expect(line).toEqual({
      operation,
      status: 'complete',
      calls: 0,
      carried: { answers: 1, fromScan: 7, since: launched.toISOString() },
    });
    expect(kept.left).toEqual([]);
  });

  it('are asked for again when a fact differs', async () => {
    expect((await describeKey(shelf({ '["a",3]': earlier(7) }), ['a', 4])).answer).toBe('asked');
  });

  it.each([
    ['is absent', ['a', undefined]],
    ['is empty', ['a', '']],
    ['is no date', ['a', new Date(Number.NaN)]],
  ])('are neither taken over nor kept where a fact %s', async (_, fixedBy) => {
    const kept = shelf({ '["a"]': earlier(7), '["a",""]': earlier(7), '["a",null]': earlier(7) });
    expect((await describeKey(kept, fixedBy)).answer).toBe('asked');
    expect(kept.left).toEqual([]);
  });

  it.each(['AccessDeniedException', 'ThrottlingException', 'NotFoundException'])('are not kept when AWS says %s', async (code) => {
    const kept = shelf();
    await describeKey(kept, ['a'], async () => {
      throw awsError(code);
    });
    expect(kept.left).toEqual([]);
  });

  it('stand beside failed calls of others as partial, and never hide them', async () => {
    const { context, coverage } = open({ kept: shelf({ '["a"]': earlier(7) }) });
    await context.each(['a', 'b'], async (id, get, gaps) => {
      await get(
        operation,
        async () => {
          throw awsError('AccessDeniedException');
        },
        { fixedBy: [id] },
      );
      return key(id, gaps);
    });
    expect(coverage().find((entry) => entry.operation === operation)).toMatchObject({
      status: 'partial',
      code: 'AccessDeniedException',
      calls: 1,
      carried: { answers: 1 },
    });
  });

  it('are recalled for a whole listing only when every one is known', async () => {
    const { context, coverage } = open({ kept: shelf({ '["a"]': earlier(7), '["b"]': earlier(5) }) });
    expect(await context.recallAll(operation, [['a'], ['c']])).toBeUndefined();
    expect(coverage().find((entry) => entry.operation === operation)?.carried).toBeUndefined();
    expect(await context.recallAll(operation, [['a'], ['b']])).toEqual(['kept', 'kept']);
    expect(coverage().find((entry) => entry.operation === operation)?.carried).toMatchObject({ answers: 2, fromScan: 5 });
  });
});
