import type { DLogger } from '@dbos-inc/dbos-sdk';
import { type DestinationStream, pino } from 'pino';

/** Structured log lines with ids, names, counts and times; never events, step results, keys or whole error objects. */
export type Log = Pick<ReturnType<typeof pino>, 'debug' | 'info' | 'warn' | 'error'>;

const LONGEST_MESSAGE = 300;

/** @param to where lines go; by default standard output */
export function createLog(level: string, to?: DestinationStream): Log {
  const options = {
    level,
    base: { part: 'engine', pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    // By name, as the servers' lines have it: one search finds the errors of all.
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return to ? pino(options, to) : pino(options);
}

/** What may be logged of an error: kind, code and the start of its message, not its details, which quote data. */
export function describeError(error: unknown): { error: string; code?: string; message: string } {
  if (!(error instanceof Error)) return { error: typeof error, message: '' };
  const code = (error as { code?: unknown }).code;
  return { error: error.name, ...(typeof code === 'string' ? { code } : {}), message: error.message.slice(0, LONGEST_MESSAGE) };
}

/** DBOS's own lines, one level down (what it calls information is noise here) and held to the same rule. */
export function dbosLogger(log: Log): DLogger {
  const line = (write: (fields: object, message: string) => void) => (entry: unknown) => {
    if (typeof entry === 'string') write({ from: 'dbos' }, entry.slice(0, LONGEST_MESSAGE));
    else write({ from: 'dbos', ...describeError(entry) }, 'dbos');
  };
  return {
    debug: () => undefined,
    info: line((fields, message) => log.debug(fields, message)),
    warn: line((fields, message) => log.warn(fields, message)),
    error: line((fields, message) => log.error(fields, message)),
  };
}
