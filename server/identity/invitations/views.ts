import type { InvitationRow } from './data';

/** A row as the API shows it. */
export const invitationView = <Row extends InvitationRow>(row: Row) => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
});
