import { route } from '@/server/http/route';
import { setPolicy } from '@/server/identity/second-factor/api';
import { setMfaPolicy } from '@/server/identity/second-factor/manage';

export const dynamic = 'force-dynamic';

export const PUT = route(setPolicy, async ({ actor, body }) => {
  await setMfaPolicy(actor, body.required);
  return body;
});
