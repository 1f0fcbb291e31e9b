import { route } from '@/server/http/route';
import { deleteWorkflowSecret } from '@/server/workflows/api';
import { deleteSecret } from '@/server/workflows/secrets/secrets';

export const DELETE = route(deleteWorkflowSecret, async ({ actor, params }) => {
  await deleteSecret(actor, params.id);
  return {};
});
