import { route } from '@/server/http/route';
import { answerAction } from '@/server/operate/answer';
import { stopEc2Instance } from '@/server/operate/api';
import { instanceIdOf } from '@/server/operate/schema';

export const POST = route(stopEc2Instance, ({ actor, params, body: { awsAccountId, region, ...how } }) =>
  answerAction(actor, 'stop', { awsAccountId, region, instanceId: instanceIdOf(params.id) }, how),
);
