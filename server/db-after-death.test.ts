import { describe, expect, it } from 'vitest';
import { onOneConnection } from './db-after-death';

const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
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
    const told = onOneConnection((guard) => begin(() => guard(() => Promise.reject(new Error('Failed query', { cause: reset })))));
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
    const told = onOneConnection((guard) =>
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
    expect(await onOneConnection((guard) => begin(() => guard(async () => 7)))).toBe(7);
    await expect(onOneConnection((guard) => begin(() => guard(() => Promise.reject(new Error('no')))))).rejects.toThrow('no');
    expect(sent).toEqual(['commit', 'rollback']);
  });
});
