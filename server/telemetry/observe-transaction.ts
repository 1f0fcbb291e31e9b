import { AppError } from '../errors';
import { instruments } from './instruments';

interface DatabaseError {
  code?: unknown;
  cause?: unknown;
}

/** SQLSTATE or connection error of the driver, through drizzle's wrapping; null: it was not the database. */
function databaseCode(error: unknown): string | null {
  const { code, cause } = (error ?? {}) as DatabaseError;
  if (error instanceof AppError) return null;
  if (typeof code === 'string' && /^([0-9A-Z]{5}|[A-Z][A-Z_]{4,30})$/.test(code)) return code;
  return cause === undefined || cause === error ? null : databaseCode(cause);
}

/** Counts and times a transaction; its result or error passes through. */
export async function observeTransaction<T>(door: 'app' | 'identity' | 'directory', run: () => Promise<T>): Promise<T> {
  const end = instruments.databaseSeconds().startTimer({ door });
  instruments.databaseOpen().inc({ door });
  try {
    const result = await run();
    instruments.databaseTransactions().inc({ door, outcome: 'ok' });
    return result;
  } catch (error) {
    instruments.databaseTransactions().inc({ door, outcome: databaseCode(error) ?? 'refused' });
    throw error;
  } finally {
    instruments.databaseOpen().dec({ door });
    end();
  }
}
