import { route } from '@/server/http/route';
import { retryRun } from '@/server/workflows/api';
import * as decide from '@/server/workflows/runs/decide';

export const POST = route(retryRun, ({ actor, params }) => decide.retryRun(actor, params.id, actor.via === 'session' ? 'user' : 'api'));
