import { route } from '@/server/http/route';
import { resendInvitation } from '@/server/identity/invitations/api';
import { resendInvitation as resend } from '@/server/identity/invitations/resend';
import { invitationView } from '@/server/identity/invitations/views';

export const dynamic = 'force-dynamic';

export const POST = route(resendInvitation, async ({ actor, params }) => invitationView(await resend(actor, params.id)));
