import { unmuteFindings as operation } from '@/server/findings/api';
import { unmuteFindings } from '@/server/findings/mutations';
import { route } from '@/server/http/route';

export const POST = route(operation, ({ actor, body }) => unmuteFindings(actor, body));
