import { route } from '@/server/http/route';
import { answerAction } from '@/server/operate/answer';
import { startEc2Instance } from '@/server/operate/api';
import { instanceIdOf } from '@/server/operate/schema';

export const POST = route(startEc2Instance, ({ actor, params, body: { awsAccountId, region, ...how } }) =>
  answerAction(actor, 'start', { awsAccountId, region, instanceId: instanceIdOf(params.id) }, how),
);
