import { route } from '@/server/http/route';
import { getRun } from '@/server/workflows/api';
import * as data from '@/server/workflows/runs/data';

export const GET = route(getRun, async ({ actor, params }) => ({ run: await data.getRun(actor, params.id) }));
