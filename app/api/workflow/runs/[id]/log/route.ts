import { route } from '@/server/http/route';
import { getRunLog } from '@/server/workflows/api';
import { readLog } from '@/server/workflows/runs/log';

export const GET = route(getRunLog, ({ actor, params, query }) => readLog(actor, params.id, query));
