import { addCredential, listCredentials } from '@/server/accounts/api';
import { listAccessKeys } from '@/server/accounts/keys/access-keys';
import { addAccessKey } from '@/server/accounts/keys/add-access-key';
import { pageOf } from '@/server/http/page-of';
import { route } from '@/server/http/route';

export const POST = route(addCredential, ({ actor, body }) => addAccessKey(actor, body));

export const GET = route(listCredentials, async ({ actor, query }) => pageOf(actor, 'credentials', await listAccessKeys(actor), query));
