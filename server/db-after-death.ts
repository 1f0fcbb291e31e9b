import type postgres from 'postgres';
import type { Client } from './db-client';
import { isDead } from './db-errors';

/** Never settles: what waits for it is forgotten. */
const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** Carries out a transaction's work. `isOver`: the work has ended, or the connection is gone. */
export interface Guard {
  <R>(work: () => Promise<R>): Promise<R>;
  readonly isOver: () => boolean;
}

/**
 * A transaction whose connection may die under it. postgres.js 3.4 then ends the transaction, yet goes on with its work, and would send the
 * ROLLBACK or COMMIT at the end of that on what is no longer there. So the work of a transaction that has ended never ends.
 * @param begin starts the transaction, and hands its work to the guard
 * @throws what the work or the driver threw, at once
 */
export function onOneConnection<T>(client: Pick<Client, 'closed'>, begin: (guard: Guard) => Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let [isDone, isLost] = [false, false];
    const end = (error: unknown) => {
      isLost = true;
      reject(error);
    };
    const guard = async <R>(work: () => Promise<R>): Promise<R> => {
      try {
        const result = await work();
        isDone = true;
        return isLost || client.closed ? never() : result;
      } catch (error) {
        isDone = true;
        if (isDead(error)) end(error);
        if (isLost || client.closed) return never();
        throw error;
      }
    };
    begin(Object.assign(guard, { isOver: () => isDone || isLost || client.closed })).then(resolve, end);
  });
}

/** What asks of a transaction; the rest of its members only puts queries together. */
const asking: ReadonlySet<string | symbol> = new Set(['unsafe', 'file', 'savepoint', 'notify']);

/**
 * The same transaction for its work alone: what it asks after its end, where somebody did not wait for it, is refused. It would be asked
 * on a connection that may be another organization's by then.
 * @throws at once, where it is over
 */
export function whileItLasts(sql: postgres.TransactionSql, isOver: () => boolean): postgres.TransactionSql {
  const refuse = () => {
    if (isOver()) throw new Error('The transaction is over.');
  };
  return new Proxy(sql, {
    apply(target, self, given) {
      refuse();
      return Reflect.apply(target as never, self, given);
    },
    get(target, name) {
      const member = Reflect.get(target, name) as unknown;
      if (!asking.has(name) || typeof member !== 'function') return member;
      return (...given: unknown[]) => {
        refuse();
        return Reflect.apply(member, target, given);
      };
    },
  });
}
