import { route } from '@/server/http/route';
import { signedInView } from '@/server/identity/local/views';
import { workosExchange } from '@/server/identity/workos/api';
import { signInWithWorkos } from '@/server/identity/workos/enter-with-claim';

export const dynamic = 'force-dynamic';

export const POST = route(workosExchange, async ({ body, request }) =>
  signedInView(await signInWithWorkos(body.accessToken, request.headers)),
);
