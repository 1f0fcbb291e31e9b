import type { SessionRow } from './data';

/** A row as the API shows it. */
export const sessionView = (row: SessionRow) => ({
  ...row,
  startedAt: row.startedAt.toISOString(),
  lastSeenAt: row.lastSeenAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
});
