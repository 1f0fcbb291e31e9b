import { route } from '@/server/http/route';
import { me } from '@/server/identity/api';
import { userView } from '@/server/identity/views';

export const dynamic = 'force-dynamic';

export const GET = route(me, async ({ actor }) => ({ user: userView(actor) }));
