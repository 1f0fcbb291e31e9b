function hasCode(error: unknown, codes: readonly string[]): boolean {
  const { code, cause } = (error ?? {}) as { code?: string; cause?: unknown };
  return (code !== undefined && codes.includes(code)) || (cause !== undefined && cause !== error && hasCode(cause, codes));
}

export const isDeaf = (error: unknown): boolean => hasCode(error, ['CONNECT_TIMEOUT']);

/** The connection has died, or had died before and this is the first to notice. drizzle wraps what the driver says. */
export const isDead = (error: unknown): boolean =>
  hasCode(error, ['57P01', '57P02', 'CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'ECONNRESET', 'EPIPE']);
