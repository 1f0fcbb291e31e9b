import { describe, expect, it } from 'vitest';
import { collectUnit } from './collect-unit';
import { fakeAws } from './test/fake-session';
import { watchHeld } from './test/watch-held';
import type { AnyResource, Collector } from './types';

const page: AnyResource[] = [
  { type: 'AWS::KMS::Key', arn: 'a', id: 'a', name: null, region: 'eu-west-1', tags: {}, data: { KeyId: 'a', aliases: [] }, gaps: [] },
];

const collector = (collect: Collector['collect']): Collector => ({
  service: 'kms',
  scope: 'regional',
  types: ['AWS::KMS::Key'],
  operations: [{ operation: 'kms:ListKeys', level: 'list', types: ['AWS::KMS::Key'] }],
  collect,
});

const run = (collect: Collector['collect'], rest: Partial<Parameters<typeof collectUnit>[0]> = {}) =>
  collectUnit({
    session: fakeAws().session,
    collector: collector(collect),
    region: 'eu-west-1',
    homeRegion: 'us-east-1',
    regions: ['eu-west-1'],
    now: new Date(0),
    onResources: async () => undefined,
    ...rest,
  });

describe('collectUnit', () => {
  it('delivers one page after the other', async () => {
    const log: string[] = [];
    await run(
      async function* () {
        yield page;
        log.push('second wanted');
        yield page;
      },
      {
        onResources: async () => {
          log.push('in');
          await new Promise((resolve) => setImmediate(resolve));
          log.push('out');
        },
      },
    );
    expect(log).toEqual(['in', 'out', 'second wanted', 'in', 'out']);
  });

  it('holds no page that was taken, however long the unit still lasts', async () => {
    const pages = watchHeld();
    let held = 0;
    await run(
      async function* () {
        for (let number = 0; number < 20; number += 1) yield [...page];
      },
      {
        signal: new AbortController().signal,
        deadlineMs: 3_600_000,
        onResources: async (taken) => {
          pages.show(taken);
          held = await pages.held();
        },
      },
    );
    expect(held).toBeLessThanOrEqual(3);
  });

  it('turns a defect of a collector into failed operations', async () => {
    const defects: unknown[] = [];
    const coverage = await run(
      async function* () {
        yield page;
        throw new TypeError('undefined is not a function');
      },
      { onDefect: (error) => defects.push(error) },
    );
    expect(coverage).toEqual([{ operation: 'kms:ListKeys', status: 'failed', calls: 0, code: 'CollectorDefect' }]);
    expect(defects).toHaveLength(1);
  });

  it('throws on what the receiver throws', async () => {
    const receiver = async () => {
      throw new Error('database is gone');
    };
    await expect(
      run(
        async function* () {
          yield page;
        },
        { onResources: receiver },
      ),
    ).rejects.toThrow('database is gone');
  });

  it('ends at once when cancelled, even while a call hangs', async () => {
    const controller = new AbortController();
    const hanging = run(
      async function* () {
        await new Promise(() => undefined);
        yield page;
      },
      { signal: controller.signal },
    );
    controller.abort(new Error('cancelled'));
    await expect(hanging).rejects.toThrow('cancelled');
  });
});
