import { route } from '@/server/http/route';
import { approveRun } from '@/server/workflows/api';
import * as decide from '@/server/workflows/runs/decide';

export const POST = route(approveRun, ({ actor, params }) => decide.approveRun(actor, params.id));
