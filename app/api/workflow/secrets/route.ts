import { route } from '@/server/http/route';
import { listWorkflowSecrets, putWorkflowSecret } from '@/server/workflows/api';
import { listSecrets, putSecret } from '@/server/workflows/secrets/secrets';

export const GET = route(listWorkflowSecrets, async ({ actor }) => ({ secrets: await listSecrets(actor) }));

export const PUT = route(putWorkflowSecret, ({ actor, body }) => putSecret(actor, body));
