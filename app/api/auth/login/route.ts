import { route } from '@/server/http/route';
import { issueAccessToken } from '@/server/identity/access-token';
import { login } from '@/server/identity/api';
import { getOrganization } from '@/server/identity/data';
import { signInWithPassword } from '@/server/identity/sign-in';
import { organizationView, userView } from '@/server/identity/views';

export const dynamic = 'force-dynamic';

export const POST = route(login, async ({ body, request }) => {
  const { actor } = await signInWithPassword(body.email, body.password, request.headers);
  const organization = organizationView(await getOrganization(actor));
  return { user: userView(actor), organization, ...(await issueAccessToken(actor.credentialId)) };
});
