import { verifyFinding as operation } from '@/server/findings/api';
import { verifyFinding } from '@/server/findings/verify/mutations';
import { route } from '@/server/http/route';

export const POST = route(operation, ({ actor, params }) => verifyFinding(actor, params.id));
