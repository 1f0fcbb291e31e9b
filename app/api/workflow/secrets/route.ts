import { pageOf } from '@/server/http/page-of';
import { route } from '@/server/http/route';
import { listWorkflowSecrets, putWorkflowSecret } from '@/server/workflows/api';
import { listSecrets, putSecret } from '@/server/workflows/secrets/secrets';

export const GET = route(listWorkflowSecrets, async ({ actor, query }) => pageOf(actor, 'secrets', await listSecrets(actor), query));

export const PUT = route(putWorkflowSecret, ({ actor, body }) => putSecret(actor, body));
