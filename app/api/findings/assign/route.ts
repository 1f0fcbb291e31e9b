import { route } from '@/server/http/route';
import { assignFindings as operation } from '@/server/triage/api';
import { assignFindings } from '@/server/triage/assign';

export const POST = route(operation, ({ actor, body }) => assignFindings(actor, body));
