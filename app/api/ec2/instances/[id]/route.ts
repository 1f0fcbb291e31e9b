import { route } from '@/server/http/route';
import { getEc2Instance } from '@/server/operate/api';
import { readInstance } from '@/server/operate/instances/read-instance';
import { instanceIdOf } from '@/server/operate/schema';

export const GET = route(getEc2Instance, async ({ actor, params, query }) => ({
  instance: await readInstance(actor, { ...query, instanceId: instanceIdOf(params.id) }),
}));
