import { route } from '@/server/http/route';
import { workosCallback } from '@/server/identity/workos/api';
import { finishWorkosSignIn } from '@/server/identity/workos/browser-sign-in';

export const dynamic = 'force-dynamic';

export const GET = route(workosCallback, ({ query, request }) => finishWorkosSignIn(query, request.headers));
