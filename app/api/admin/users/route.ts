import { z } from 'zod';
import { decodeCursor, encodeCursor } from '@/server/http/cursor';
import { route } from '@/server/http/route';
import { createInvitation } from '@/server/identity/invitations/mutations';
import { createUser, listUsers } from '@/server/identity/members/api';
import { listMembers } from '@/server/identity/members/data';
import { memberView } from '@/server/identity/members/views';

export const GET = route(listUsers, async ({ actor, query: { limit, cursor } }) => {
  const all = (await listMembers(actor)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const [after] = cursor ? decodeCursor(actor.orgId, 'users', cursor, z.tuple([z.string()])) : [''];
  const rest = all.filter(({ id }) => id > after);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    users: page.map(memberView),
    pagination: { total: all.length, nextCursor: rest.length > limit && last ? encodeCursor(actor.orgId, 'users', [last.id]) : null },
  };
});

export const POST = route(createUser, async ({ actor, body }) => {
  const { id, email, role, expiresAt, link, mailed } = await createInvitation(actor, body);
  return { invitation: { id, email, role, expiresAt: expiresAt.toISOString(), link, mailed } };
});
