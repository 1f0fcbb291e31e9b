import type { z } from 'zod';
import type { listUsers } from './api';
import type { MemberRow } from './data';

type View = z.input<typeof listUsers.response>['users'][number];

/** A row as the API shows it. */
export const memberView = ({ joinedAt, lastSeenAt, grants, ...row }: MemberRow): View => ({
  ...row,
  grants: grants as View['grants'],
  joinedAt: joinedAt.toISOString(),
  lastSeenAt: lastSeenAt?.toISOString() ?? null,
});
