import { pageOf } from '@/server/http/page-of';
import { route } from '@/server/http/route';
import { createInvitation, listInvitations } from '@/server/identity/invitations/api';
import { listInvitations as list } from '@/server/identity/invitations/data';
import { createInvitation as invite } from '@/server/identity/invitations/mutations';
import { invitationView } from '@/server/identity/invitations/views';

export const dynamic = 'force-dynamic';

export const GET = route(listInvitations, async ({ actor, query }) =>
  pageOf(actor, 'invitations', (await list(actor)).map(invitationView), query),
);

export const POST = route(createInvitation, async ({ actor, body }) => invitationView(await invite(actor, body)));
