import { route } from '@/server/http/route';
import { endMemberSessions } from '@/server/identity/local/members';
import { endMember } from '@/server/identity/own-sessions/api';

export const dynamic = 'force-dynamic';

export const DELETE = route(endMember, ({ actor, params }) => endMemberSessions(actor, params.id));
