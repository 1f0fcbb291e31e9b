import { pageOf } from '@/server/http/page-of';
import { route } from '@/server/http/route';
import { createKey, listKeys } from '@/server/identity/api';
import { createApiKey, listApiKeys } from '@/server/identity/api-keys';
import { apiKeyView } from '@/server/identity/views';

export const dynamic = 'force-dynamic';

export const GET = route(listKeys, async ({ actor, query }) => pageOf(actor, 'keys', (await listApiKeys(actor)).map(apiKeyView), query));

export const POST = route(createKey, async ({ actor, body }) => {
  const expiresAt = body.expiresAt ? new Date(body.expiresAt) : undefined;
  const { key, ...row } = await createApiKey(actor, { name: body.name, scopes: body.scopes, expiresAt });
  return { ...apiKeyView(row), key };
});
