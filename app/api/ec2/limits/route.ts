import { route } from '@/server/http/route';
import { getLaunchLimits, putLaunchLimit } from '@/server/operate/api';
import { readLaunchLimits, setLaunchLimit } from '@/server/operate/limits/launch-limit';

export const GET = route(getLaunchLimits, ({ actor }) => readLaunchLimits(actor));

export const PUT = route(putLaunchLimit, async ({ actor, body }) => {
  await setLaunchLimit(actor, body);
  return readLaunchLimits(actor);
});
