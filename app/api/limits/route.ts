import { route } from '@/server/http/route';
import { listLimits, setLimit } from '@/server/limits/api';
import { readLimits } from '@/server/limits/start-limits';
import { setResourceLimit } from '@/server/operate/limits/launch-limit';

export const dynamic = 'force-dynamic';

export const GET = route(listLimits, async ({ actor }) => ({ limits: await readLimits(actor) }));
export const PUT = route(setLimit, async ({ actor, body }) => {
  await setResourceLimit(actor, body);
  return { limits: await readLimits(actor) };
});
