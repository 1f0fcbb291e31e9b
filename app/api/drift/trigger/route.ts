import { connectionIdOf } from '@/server/accounts/find';
import { triggerDrift } from '@/server/drift/api';
import { triggerDetection } from '@/server/drift/trigger';
import { route } from '@/server/http/route';
import { within } from '@/server/identity/actor';

export const POST = route(triggerDrift, async ({ actor, body: { accountId, ...input } }) => {
  const awsAccountId = await connectionIdOf(within(actor, 'drift:create'), accountId);
  const { id, driftDetectionId, status } = await triggerDetection(actor, {
    ...input,
    awsAccountId,
    trigger: 'api',
  });
  return {
    driftDetectionId,
    detectionId: id,
    status,
    message: 'Drift detection started. Results will be available in a few minutes.',
  };
});
