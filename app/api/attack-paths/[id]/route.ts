import { getAttackPath } from '@/server/attack-paths/api';
import { getPath } from '@/server/attack-paths/data';
import { route } from '@/server/http/route';

export const GET = route(getAttackPath, async ({ actor, params }) => ({ path: await getPath(actor, params.id) }));
