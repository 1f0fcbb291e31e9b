import postgres from 'postgres';

/**
 * A client for the few statements of a script, on one connection. It reads no arrays: postgres.js 3.4 would ask the server for their types
 * in a promise that nobody waits for, and a server that goes away meanwhile would end the script (docs/adr/0013-connections.md).
 */
export const oneConnection = (url: string, options: postgres.Options<Record<string, never>> = {}): postgres.Sql =>
  postgres(url, { max: 1, onnotice: () => {}, ...options, fetch_types: false });
