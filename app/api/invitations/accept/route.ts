import { route } from '@/server/http/route';
import { acceptInvitation } from '@/server/identity/invitations/api';
import { acceptInvitation as accept } from '@/server/identity/invitations/mutations';

export const dynamic = 'force-dynamic';

export const POST = route(acceptInvitation, ({ actor, body, request }) => accept(actor, body.token, request.headers));
