import { route } from '@/server/http/route';
import { fixFinding } from '@/server/workflows/api';
import { startFix } from '@/server/workflows/remedies/start-fix';

export const POST = route(fixFinding, ({ actor, params }) => startFix(actor, params.id));
