import { route } from '@/server/http/route';
import { answerAction } from '@/server/operate/answer';
import { terminateEc2Instance } from '@/server/operate/api';
import { instanceIdOf } from '@/server/operate/schema';

export const POST = route(terminateEc2Instance, ({ actor, params, body: { awsAccountId, region, ...how } }) =>
  answerAction(actor, 'terminate', { awsAccountId, region, instanceId: instanceIdOf(params.id) }, how),
);
