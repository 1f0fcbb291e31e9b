import { route } from '@/server/http/route';
import { createInvitation, listInvitations } from '@/server/identity/invitations/api';
import { listInvitations as list } from '@/server/identity/invitations/data';
import { createInvitation as invite } from '@/server/identity/invitations/mutations';
import { invitationView } from '@/server/identity/invitations/views';

export const dynamic = 'force-dynamic';

export const GET = route(listInvitations, async ({ actor }) => ({ invitations: (await list(actor)).map(invitationView) }));

export const POST = route(createInvitation, async ({ actor, body }) => invitationView(await invite(actor, body)));
