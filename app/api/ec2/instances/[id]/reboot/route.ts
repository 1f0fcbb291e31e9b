import { route } from '@/server/http/route';
import { answerAction } from '@/server/operate/answer';
import { rebootEc2Instance } from '@/server/operate/api';
import { instanceIdOf } from '@/server/operate/schema';

export const POST = route(rebootEc2Instance, ({ actor, params, body: { awsAccountId, region, ...how } }) =>
  answerAction(actor, 'reboot', { awsAccountId, region, instanceId: instanceIdOf(params.id) }, how),
);
