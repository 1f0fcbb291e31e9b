import type postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import { onOneConnection, whileItLasts } from './db-after-death';

const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
const alive = { closed: false };
const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A driver that tells what it sends at the end of the work, as postgres.js does whatever has become of the connection. */
function driver() {
  const sent: string[] = [];
  let close: (error: Error) => void = () => undefined;
  return {
    sent,
    close: (error: Error) => close(error),
    begin: <R>(work: () => Promise<R>): Promise<R> =>
      Promise.race([
        work().then(
          (result) => {
            sent.push('commit');
            return result;
          },
          (error: unknown) => {
            sent.push('rollback');
            throw error;
          },
        ),
        new Promise<never>((_, reject) => {
          close = reject;
        }),
      ]),
  };
}

describe('a transaction whose connection dies', () => {
  it('ends at once with what its query was told, and sends nothing more', async () => {
    const { sent, begin } = driver();
    const told = onOneConnection(alive, (guard) => begin(() => guard(() => Promise.reject(new Error('Failed query', { cause: reset })))));
    await expect(told).rejects.toMatchObject({ cause: reset });
    await soon();
    expect(sent).toEqual([]);
  });

  it.each([
    ['well', async () => 'done'],
    [
      'badly',
      async () => {
        throw new Error('Nothing to do with it.');
      },
    ],
  ])('between two queries ends, however its work goes on: %s', async (_, work) => {
    const { sent, begin, close } = driver();
    const told = onOneConnection(alive, (guard) =>
      begin(() =>
        guard(async () => {
          await soon();
          return work();
        }),
      ),
    );
    close(reset);
    await expect(told).rejects.toBe(reset);
    await soon();
    await soon();
    expect(sent).toEqual([]);
  });

  it('is told from one that goes its ordinary way', async () => {
    const { sent, begin } = driver();
    expect(await onOneConnection(alive, (guard) => begin(() => guard(async () => 7)))).toBe(7);
    await expect(onOneConnection(alive, (guard) => begin(() => guard(() => Promise.reject(new Error('no')))))).rejects.toThrow('no');
    expect(sent).toEqual(['commit', 'rollback']);
  });

  it('ends its work where the connection has closed, before the driver says so', async () => {
    const { sent, begin } = driver();
    const client = { closed: false };
    const told = onOneConnection(client, (guard) =>
      begin(() =>
        guard(async () => {
          client.closed = true;
          throw new Error('Of the work.');
        }),
      ),
    );
    await soon();
    expect(sent).toEqual([]);
    await expect(Promise.race([told, soon()])).resolves.toBeUndefined();
  });
});

describe('the transaction of a work', () => {
  const asked: unknown[] = [];
  const sql = Object.assign((...given: unknown[]) => asked.push(given), {
    unsafe: (text: string) => asked.push(text),
    options: { host: 'x' },
  }) as unknown as postgres.TransactionSql;

  it.each(['well', 'badly'])('asks nothing after its end, however that came: %s', async (how) => {
    const { begin } = driver();
    let late: () => unknown = () => undefined;
    const work = onOneConnection(alive, (guard) =>
      begin(() =>
        guard(async () => {
          const tx = whileItLasts(sql, guard.isOver);
          tx`select 1`;
          tx.unsafe('select 2');
          late = () => tx.unsafe('select 3');
          if (how === 'badly') throw new Error('no');
        }),
      ),
    );
    await work.catch(() => undefined);
    expect(asked.splice(0)).toEqual([[['select 1']], 'select 2']);
    expect(() => late()).toThrow('The transaction is over.');
    expect(asked).toEqual([]);
  });

  it('asks nothing once its connection has closed', () => {
    let isOver = false;
    const tx = whileItLasts(sql, () => isOver);
    expect((tx as unknown as postgres.Sql).options.host).toBe('x');
    isOver = true;
    expect(() => tx`select 1`).toThrow('The transaction is over.');
    expect(() => tx.unsafe('select 1')).toThrow('The transaction is over.');
    expect(asked).toEqual([]);
  });
});
