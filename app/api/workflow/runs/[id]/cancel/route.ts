import { route } from '@/server/http/route';
import { cancelRun } from '@/server/workflows/api';
import * as decide from '@/server/workflows/runs/decide';

export const POST = route(cancelRun, ({ actor, params }) => decide.cancelRun(actor, params.id));
