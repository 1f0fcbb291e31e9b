import { route } from '@/server/http/route';
import { withdrawException as operation } from '@/server/triage/api';
import { withdrawException } from '@/server/triage/exceptions/mutations';

export const POST = route(operation, ({ actor, params, body }) => withdrawException(actor, params.id, body.note));
