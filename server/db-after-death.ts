import { isDead } from './db-errors';

/** Never settles: what waits for it is forgotten. */
const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/**
 * A transaction whose connection may die under it. postgres.js 3.4 then ends the transaction, yet goes on with its work, and would send the
 * ROLLBACK or COMMIT at the end of that on the same connection: which may have been made anew by then and be in the middle of somebody
 * else's transaction. That one was rolled back instead, and hung. So the work of a transaction that has ended never ends.
 * @param begin starts the transaction, and hands its work to the guard
 * @throws what the work or the driver threw, at once
 */
export function onOneConnection<T>(begin: (guard: <R>(work: () => Promise<R>) => Promise<R>) => Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let isOver = false;
    const end = (error: unknown) => {
      isOver = true;
      reject(error);
    };
    begin(async (work) => {
      try {
        const result = await work();
        return isOver ? never() : result;
      } catch (error) {
        if (isDead(error)) end(error);
        if (isOver) return never();
        throw error;
      }
    }).then(resolve, end);
  });
}
