import { route } from '@/server/http/route';
import { workosStart } from '@/server/identity/workos/api';
import { startWorkosSignIn } from '@/server/identity/workos/browser-sign-in';

export const dynamic = 'force-dynamic';

export const GET = route(workosStart, async ({ query }) => startWorkosSignIn(query.next));
